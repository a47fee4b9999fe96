import { Show, type JSX } from 'solid-js'
import type { Community } from '../../coverage/tables.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { GRADES, VERDICT_NAMES } from '../../theme.ts'
import { Tag } from '../kit/tag.tsx'

interface SheetFactsProps {
  readonly community: Community
  /** Its index. */
  readonly at: number
}

/** Verdict, residents and index of a community, each with what it rests on. */
export function SheetFacts(props: SheetFactsProps): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const words = () => t().planner.sheet
  const verdict = () => VERDICT_NAMES[session.judgement()?.verdict[props.at] ?? -1] ?? 'unknown'
  const grade = () => GRADES[session.judgement()?.band[props.at] ?? -1] ?? 'undetermined'
  const gaps = () => {
    const missing = session.judgement()?.missing[props.at] ?? 0
    const isExact = (session.judgement()?.undecided[props.at] ?? 0) === 0
    if (isExact && grade() !== 'undetermined')
      return missing === 0 ? t().shell.grades.all : words().lacks(number(missing))
    return missing === 0 ? words().toCheck : words().lacksAtLeast(number(missing))
  }
  const index = () => session.judgement()?.index[props.at] ?? Number.NaN
  const place = () =>
    [t().planner.units[props.community.unit].one, props.community.district, props.community.street, type()]
      .filter((part) => part !== null && part !== '')
      .join(' · ')
  const type = () => {
    const { communityType, communityTypeInferred } = props.community
    if (communityType === null) return null
    const known: Readonly<Record<string, string>> = words().types
    const named = known[communityType] ?? communityType
    return communityTypeInferred ? words().inferred(named) : named
  }
  return (
    <>
      <p class="planner-sheet-place">{place()}</p>
      <Show when={session.city()?.method === 'straight-line-estimate'}>
        <p>
          <Tag tone="amber">{t().planner.estimate}</Tag>
        </p>
      </Show>
      <dl class="planner-facts">
        <div data-verdict={verdict()}>
          <dt>{words().judged}</dt>
          <dd>
            <b>{words().verdict[verdict()]}</b>
            <small>{gaps()}</small>
          </dd>
        </div>
        <div>
          <dt>{words().residents}</dt>
          <dd>
            <Residents community={props.community} />
          </dd>
        </div>
        <div>
          <dt>{words().index}</dt>
          <dd>
            <Show when={!Number.isNaN(index())} fallback={<small>{words().noIndex}</small>}>
              <b>{number(index())}</b>
              <small>{words().indexNote}</small>
            </Show>
          </dd>
        </div>
      </dl>
    </>
  )
}

function Residents(props: { readonly community: Community }): JSX.Element {
  const i18n = useI18n()
  const words = () => i18n.t().planner.sheet
  const people = () => {
    const { residents, residentsSource } = props.community
    if (residents === null) return i18n.t().planner.list.unknownResidents
    return words().people(peopleText(residents, residentsSource, i18n))
  }
  return (
    <>
      <b>{people()}</b>
      <Show when={props.community.residents !== null}>
        <small>{words().source[props.community.residentsSource]}</small>
      </Show>
    </>
  )
}
