import { Link } from '#ui/navigation.tsx';
import { Section } from '#ui/Section.tsx';
import { MoreText, useText } from '#ui/text.tsx';
import type { SwarmShown } from '../swarm-queries.ts';
import { TEXTS } from '../texts.ts';
import { Answers } from './Answers.tsx';
import './swarm.css';

function Rows({ swarms }: { readonly swarms: readonly SwarmShown[] }) {
  const t = useText();
  return (
    <Section title={t('asked.title')} count={swarms.length} ruled>
      <ul>
        {swarms.map((swarm) => (
          <li key={swarm.id} className="sw-asked">
            <p>
              <Link href={`/desk/swarm?swarm=${swarm.id}`}>
                {t('asked.asks', { name: swarm.by.name, question: swarm.question })}
              </Link>
            </p>
            <p className="t-xs t-3">
              {swarm.case.subject} · {t('asked.steps', { n: swarm.steps.length })}
            </p>
            <Answers swarm={swarm} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What colleagues ask of the reader, to be answered at once. */
export function Asked(props: { readonly swarms: readonly SwarmShown[] }) {
  return (
    <MoreText catalogues={TEXTS}>
      <Rows {...props} />
    </MoreText>
  );
}
