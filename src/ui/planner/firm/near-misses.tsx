import { createMemo, For, Show, type JSX } from 'solid-js'
import type { NearCommunity, NearRule } from '../../../coverage/near-list.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { CommunityList, type CommunityRow } from './community-list.tsx'
import { useFirm } from './firm-context.ts'

/** 临界: communities whose verdict flips within a tenth of the thresholds, and by how much. */
export function NearMisses(): JSX.Element {
  const { number } = useI18n()
  const { answer, words, isOfUnit, unitCount } = useFirm()
  const own = createMemo(() => answer().near.filter(({ community }) => isOfUnit(community)))
  const of = (verdict: NearCommunity['verdict']) => own().filter((near) => near.verdict === verdict)
  return (
    <section class="firm-part planner-inset">
      <h4>{words().near.heading}</h4>
      <Show when={own().length > 0} fallback={<p>{words().near.none(unitCount())}</p>}>
        <p>
          {words().near.lead(number(own().length), unitCount())}{' '}
          {words().near.split(number(of('inside').length), number(of('outside').length))}
        </p>
        <NearList near={of('outside')} summary={words().near.listOutside} />
        <NearList near={of('inside')} summary={words().near.listInside} />
      </Show>
      <NearTable />
    </section>
  )
}

interface NearListProps {
  readonly near: readonly NearCommunity[]
  readonly summary: (n: string) => string
}

/** The narrowest first. */
function NearList(props: NearListProps): JSX.Element {
  const { number } = useI18n()
  const { answer, words, ruleName, length, decimal } = useFirm()
  const lineOf = ({ rule, primary, threshold }: NearRule): string => {
    const ruler = answer().standard.rules[rule]?.ruler ?? 'minutes'
    const isShort = primary > threshold
    const by = length({ ruler, units: Math.abs(primary - threshold), round: isShort ? 'up' : 'down' })
    const at = length({ ruler, units: primary, round: 'up' })
    const say = isShort ? words().near.short : words().near.spare
    return say(ruleName(rule), by, at, length({ ruler, units: threshold, round: 'up' }))
  }
  const rows = createMemo(() =>
    props.near
      .toSorted((a, b) => widthOf(a) - widthOf(b))
      .map(({ community, rules, breakEven }): CommunityRow => {
        const even =
          breakEven === null || breakEven === 0
            ? []
            : [words().near.breakEven(decimal(Math.ceil(breakEven * 10 - 1e-6) / 10))]
        return { community, lines: [...rules.map(lineOf), ...even] }
      }),
  )
  return (
    <Show when={rows().length > 0}>
      <Disclosure summary={props.summary(number(rows().length))}>
        <CommunityList rows={rows()} />
      </Disclosure>
    </Show>
  )
}

/** The widest of its rules, as a share of the threshold: all of them must flip. */
const widthOf = ({ rules }: NearCommunity): number =>
  Math.max(...rules.map(({ primary, threshold }) => Math.abs(primary - threshold) / threshold))

/** Services by how many communities stand just at their threshold. */
function NearTable(): JSX.Element {
  const { number } = useI18n()
  const { answer, words, planner, ruleName } = useFirm()
  const rows = createMemo(() =>
    answer()
      .nearCounts.filter(({ unit }) => unit === planner.unit())
      .toSorted((a, b) => b.inside + b.outside - a.inside - a.outside),
  )
  return (
    <Show when={rows().length > 0}>
      <Disclosure summary={words().near.tableHeading}>
        <p class="planner-note">{words().near.tableNote}</p>
        <table class="firm-table">
          <thead>
            <tr>
              <th scope="col">{words().near.rule}</th>
              <th scope="col" class="firm-number">
                {words().near.inside}
              </th>
              <th scope="col" class="firm-number">
                {words().near.outside}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">{ruleName(row.rule)}</th>
                  <td class="firm-number">{number(row.inside)}</td>
                  <td class="firm-number">{number(row.outside)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Disclosure>
    </Show>
  )
}
