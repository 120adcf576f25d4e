import { useQuery } from '@tanstack/react-query';
import type { HelpersSlot } from '#capabilities/cases/web/index.ts';
import { fromIso } from '#kernel/time.ts';
import { MoreText, useText } from '#ui/text.tsx';
import { useTime } from '#ui/time/useTime.ts';
import { swarmsOfCaseQuery } from '../swarm-queries.ts';
import { TEXTS } from '../texts.ts';

function Rows({ of, Row }: HelpersSlot) {
  const t = useText();
  const time = useTime();
  const { data } = useQuery(swarmsOfCaseQuery(of.id));
  const open = data?.find(({ closedAt }) => closedAt === null);
  const people = open?.people.filter(({ id, state }) => id !== of.owner?.id && state !== 'declined') ?? [];
  return people.map(({ id, name, state, askedAt, answeredAt, laterAt }) => {
    const since = time.listed(fromIso(laterAt ?? answeredAt ?? askedAt));
    return (
      <Row
        key={id}
        name={name}
        role={t('helper.role')}
        does={t(`helper.${state}`, { since })}
        seen={state === 'joined'}
      />
    );
  });
}

/** Who was asked for help and who helps, each with what they do and since when. */
export function HelperRows(props: HelpersSlot) {
  return (
    <MoreText catalogues={TEXTS}>
      <Rows {...props} />
    </MoreText>
  );
}
