import { createMemo, For, Show, type JSX } from 'solid-js'
import type { OnlyOneRule, OnlyOneUnit } from '../../../coverage/only-one.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { CommunityList, type CommunityRow } from './community-list.tsx'
import { useFirm } from './firm-context.ts'

interface Ranked {
  readonly rule: OnlyOneRule
  readonly own: OnlyOneUnit
}

/** 仅此一处: services by how many residents depend on a single facility. */
export function OnlyOne(): JSX.Element {
  const { answer, words, ofUnit } = useFirm()
  const ranked = createMemo(() =>
    answer()
      .onlyOne.flatMap((rule): Ranked[] => {
        const own = ofUnit(rule.units)
        return own === undefined || own.communities + own.residents === 0 ? [] : [{ rule, own }]
      })
      .sort((a, b) => b.own.residents - a.own.residents || b.own.communities - a.own.communities),
  )
  return (
    <section class="firm-part planner-inset">
      <h4>{words().only.heading}</h4>
      <p class="planner-note">{words().only.lead}</p>
      <Show when={ranked().length > 0} fallback={<p>{words().only.none}</p>}>
        <ol class="firm-ranked">
          <For each={ranked()}>{(row) => <RankedRule rule={row.rule} own={row.own} />}</For>
        </ol>
        <p class="planner-note">{words().only.method}</p>
      </Show>
    </section>
  )
}

function RankedRule(props: Ranked): JSX.Element {
  const { number, percent, name } = useI18n()
  const { answer, words, planner, ruleName, isOfUnit, people } = useFirm()
  const share = () => props.own.residents / Math.max(1, props.own.residentsReached)
  const facilityName = (index: number): string => {
    const found = answer().facilities.find((facility) => facility.index === index)
    if (found !== undefined && Object.keys(found.names).length > 0) return name(found.names)
    const asked = answer().standard.rules[props.rule.rule]?.services ?? []
    const service = found?.services.find((one) => asked.includes(one)) ?? asked[0] ?? ''
    return words().only.unnamed(planner.serviceName(service))
  }
  const rows = createMemo(() =>
    props.rule.communities
      .filter(({ community }) => isOfUnit(community))
      .toSorted((a, b) => b.residents - a.residents)
      .map(({ community, facility, residents }): CommunityRow => {
        const depends = words().only.dependsOn(facilityName(facility))
        const lines = residents === 0 ? [depends] : [depends, words().only.people(people(residents))]
        return { community, lines: [lines.join(words().clause)] }
      }),
  )
  return (
    <li>
      <p class="firm-ranked-head">
        <b>{ruleName(props.rule.rule)}</b>
        <span class="firm-bar" aria-hidden="true">
          <span style={{ width: `${share() * 100}%` }} />
        </span>
      </p>
      <p>
        {props.own.residentsReached === 0
          ? words().only.noResidents
          : words().only.residents(
              people(props.own.residents),
              people(props.own.residentsReached),
              percent(share()),
            )}
      </p>
      <p>{words().only.communities(number(props.own.communities), number(props.own.reached))}</p>
      <Show when={rows().length > 0}>
        <Disclosure summary={words().only.list(number(rows().length))}>
          <CommunityList rows={rows()} />
        </Disclosure>
      </Show>
    </li>
  )
}
