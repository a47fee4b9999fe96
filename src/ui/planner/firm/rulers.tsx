import { createMemo, For, Show, type JSX } from 'solid-js'
import type { DisputedRule, Measured } from '../../../coverage/ruler-check.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import type { Ruler } from '../../../services/standard.ts'
import { useSession } from '../../../state/session.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { CommunityList, type CommunityRow } from './community-list.tsx'
import { CountsTable } from './counts-table.tsx'
import { useFirm } from './firm-context.ts'
import { shortName, totalOf } from './lengths.ts'

/** The same standard by minutes and by metres, and where the two disagree. */
export function Rulers(): JSX.Element {
  const { number, name, language } = useI18n()
  const session = useSession()
  const { answer, words, ofUnit } = useFirm()
  const rulers = () => answer().rulers
  const walker = () => session.terms()?.walker
  const pace = () => walker()?.paceMps ?? 1
  const paceText = () => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(pace())
  const minutes = () =>
    new Set(
      answer()
        .standard.rules.filter(({ ruler }) => ruler === 'minutes')
        .map(({ threshold }) => threshold),
    )
  const isPlain = () => walker()?.stepsFactor === 1 && walker()?.signalWaitS === 0
  const ends = createMemo(() => {
    const bands = answer().standard.rules.flatMap(({ band }) => band ?? [])
    return [Math.min(...bands), Math.max(...bands)] as const
  })
  const rows = () => {
    const { band } = rulers()
    const own = [
      { label: words().rulers.byMinutes, counts: ofUnit(rulers().minutes) },
      { label: words().rulers.byMetres, counts: ofUnit(rulers().metres) },
    ]
    if (band === null) return own
    const [lower, upper] = ends()
    return [
      ...own,
      { label: words().rulers.bandLower(number(lower)), counts: ofUnit(band.lower) },
      { label: words().rulers.bandUpper(number(upper)), counts: ofUnit(band.upper) },
    ]
  }
  return (
    <section class="firm-part planner-inset">
      <h4>{words().rulers.heading}</h4>
      <p class="planner-note">
        {words().rulers.lead(shortName(name(walker()?.names ?? {})), paceText())}{' '}
        {isPlain() ? words().rulers.same : words().rulers.why}
      </p>
      <ul class="firm-facts">
        <For each={[...minutes()].sort((a, b) => a - b)}>
          {(each) => <li>{words().rulers.equals(number(each), number(each * 60 * pace()))}</li>}
        </For>
      </ul>
      <CountsTable
        heads={[words().rulers.ruler, words().rulers.communities, words().rulers.residents]}
        rows={rows()}
      />
      <Show when={rulers().band !== null}>
        <p class="planner-note">{words().rulers.bandNote}</p>
        <BandTable />
      </Show>
      <Disputes />
    </section>
  )
}

/** Rules that have a band, by what share of residents has them within reach at either end. */
function BandTable(): JSX.Element {
  const { number, percent } = useI18n()
  const { answer, words, ofUnit, ruleName } = useFirm()
  const session = useSession()
  const setAside = () => session.judgement()?.summary.gaps.rulesSetAside ?? []
  const rules = () =>
    answer().standard.rules.flatMap(({ id, band, ruler }, rule) =>
      // of what is not on the map there is no share
      band === undefined || setAside().includes(id) ? [] : [{ rule, band, ruler }],
    )
  const share = (end: 'lower' | 'upper', rule: number): string => {
    const counts = ofUnit(answer().rulers.band?.[end] ?? [])
    const all = counts === undefined ? 0 : totalOf(counts.residents)
    return counts === undefined || all === 0 ? '—' : percent((counts.reached[rule] ?? 0) / all)
  }
  return (
    <table class="firm-table">
      <caption>{words().rulers.bandCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words().rulers.bandRule}</th>
          <th scope="col">{words().rulers.band}</th>
          <th scope="col" class="firm-number">
            {words().rulers.lower}
          </th>
          <th scope="col" class="firm-number">
            {words().rulers.upper}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={rules()}>
          {({ rule, band, ruler }) => (
            <tr>
              <th scope="row">{ruleName(rule)}</th>
              <td>{words().length[ruler](`${number(band[0])}–${number(band[1])}`)}</td>
              <td class="firm-number">{share('lower', rule)}</td>
              <td class="firm-number">{share('upper', rule)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Disputes(): JSX.Element {
  const { number } = useI18n()
  const { answer, words, isOfUnit, unitCount, ruleName, length } = useFirm()
  const measured = (ruler: Ruler, { primary, threshold }: Measured): string =>
    words().rulers.measured(
      length({ ruler, units: primary, round: 'up' }),
      length({ ruler, units: threshold, round: 'down' }),
    )
  const lineOf = ({ rule, minutes, metres }: DisputedRule): string =>
    words().rulers.rule(ruleName(rule), measured('minutes', minutes), measured('metres', metres))
  const rows = createMemo(() =>
    answer()
      .rulers.disputes.filter(({ community }) => isOfUnit(community))
      .map(({ community, minutes, metres, rules }): CommunityRow => {
        const verdicts = [
          words().rulers.minutesSay(words().verdict[minutes]),
          words().rulers.metresSay(words().verdict[metres]),
        ]
        return { community, lines: [verdicts.join(words().clause), ...rules.map(lineOf)] }
      }),
  )
  return (
    <Show when={rows().length > 0} fallback={<p>{words().rulers.agree(unitCount())}</p>}>
      <Disclosure summary={words().rulers.disputes(number(rows().length), unitCount())}>
        <CommunityList rows={rows()} />
      </Disclosure>
    </Show>
  )
}
