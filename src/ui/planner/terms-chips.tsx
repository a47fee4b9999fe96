import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { SelectChip } from '../kit/select-chip.tsx'
import { Tag } from '../kit/tag.tsx'

/** Which standard is judged by. */
export function StandardChip(): JSX.Element {
  const { t, name } = useI18n()
  const session = useSession()
  return (
    <>
      <SelectChip
        label={t().planner.terms.standard}
        value={session.terms()?.standard.id ?? ''}
        options={session.standardChoices().map((standard) => ({
          value: standard.id,
          label: t().planner.terms.standardIs(name(standard.names)),
        }))}
        onChange={(id) => session.setStandard(id)}
      />
      <Show when={session.judgement()?.standard}>
        {(standard) => (
          <p class="planner-note planner-print">{t().planner.terms.standardIs(name(standard().names))}</p>
        )}
      </Show>
    </>
  )
}

const MINUTES_OFFERED = [5, 8, 10, 15, 20, 25, 30]
const OWN = 'own'

/** Who walks, for how long, and whether the standard was verified. */
export function WalkChips(): JSX.Element {
  const { t, name, number } = useI18n()
  const session = useSession()
  const words = () => t().planner.terms
  const standard = () => session.terms()?.standard
  const scalable = () => standard()?.rules.filter((rule) => rule.scalable) ?? []
  const ownMinutes = () => {
    const thresholds = new Set(scalable().map((rule) => rule.threshold))
    const [only] = thresholds
    return thresholds.size === 1 && only !== undefined
      ? words().ownMinutesOf(number(only))
      : words().ownMinutes
  }
  const minutes = () => {
    const chosen = session.minutes()
    const all = chosen === null ? MINUTES_OFFERED : [...new Set([...MINUTES_OFFERED, chosen])]
    return all.toSorted((a, b) => a - b)
  }
  const setWalker = (id: string) => session.setWalker(id === standard()?.defaultWalker ? null : id)
  return (
    <div class="planner-terms">
      <SelectChip
        label={words().walker}
        value={session.terms()?.walker.id ?? ''}
        options={(session.reference()?.walkers ?? []).map((walker) => ({
          value: walker.id,
          label: name(walker.names),
        }))}
        onChange={setWalker}
      />
      <Show when={scalable().length > 0} fallback={<span class="planner-note">{words().fixed}</span>}>
        <SelectChip
          label={words().minutes}
          value={String(session.minutes() ?? OWN)}
          options={[
            { value: OWN, label: ownMinutes() },
            ...minutes().map((n) => ({ value: String(n), label: words().minutesOf(number(n)) })),
          ]}
          onChange={(value) => session.setMinutes(value === OWN ? null : Number(value))}
        />
      </Show>
      <Show when={standard()?.verified === false}>
        <Tag tone="amber">{words().standardUnverified}</Tag>
      </Show>
    </div>
  )
}
