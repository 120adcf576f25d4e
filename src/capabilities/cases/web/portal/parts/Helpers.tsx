import { Face } from '#ui/Face.tsx';
import { Section } from '#ui/Section.tsx';
import { useText } from '#ui/text.tsx';
import type { Story } from '../queries.ts';

/** The people who help, and who of them looks after the case. */
export function Helpers({ people }: Pick<Story, 'people'>) {
  const t = useText();
  if (people.length === 0) return null;
  return (
    <Section title={t('helpers.title')}>
      <ul className="pt-helpers">
        {people.map(({ name, role }) => (
          <li key={`${role} ${name}`}>
            <Face name={name} size={32} />
            <div>
              <p className="t-500">{name}</p>
              <small>{t(`helpers.${role}`)}</small>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
