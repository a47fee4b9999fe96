import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../i18n/i18n.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import { useSession, type MapMode } from '../state/session.ts'
import { modeOf, shownRule } from './map-modes.ts'
import { hasStreets } from './planner-streets.tsx'
import { ruleName } from '../i18n/planner-names.ts'

const ALL = ''

/** What the map shows: the verdict or how far it is, by all required services or one, with streets or without. */
export function ModeControl(props: { readonly words: PlanningWords['modes'] }): JSX.Element {
  const session = useSession()
  const { name } = useI18n()
  const rules = () => session.judgement()?.standard.rules ?? []
  const rule = createMemo(() => shownRule(session))
  const mode = createMemo(() => modeOf(session.mapMode(), rule()))
  /** Of the rule that is shown, else of what the standard measures by. */
  const ruler = () => (rule() ?? rules()[0])?.ruler ?? 'minutes'
  const setMode = (next: MapMode): void => {
    session.setMapMode(next)
    if (next === 'bands' && rule() === undefined) session.setMapRule(mostLacked(session) ?? null)
  }
  const setRule = (id: string): void => {
    if (id === ALL) session.setMapMode('verdict')
    session.setMapRule(id === ALL ? null : id)
  }
  return (
    <div class="map-modes-control" role="group" aria-label={props.words.control}>
      <div class="map-modes-switch">
        <For each={['verdict', 'bands'] as const}>
          {(one) => (
            <button type="button" aria-pressed={mode() === one} onClick={() => setMode(one)}>
              {one === 'verdict' ? props.words.verdict : props.words.bands[ruler()]}
            </button>
          )}
        </For>
      </div>
      <select
        class="map-modes-select"
        aria-label={props.words.by}
        onChange={(event) => setRule(event.currentTarget.value)}
      >
        <option value={ALL} selected={rule() === undefined}>
          {props.words.allServices}
        </option>
        <For each={rules()}>
          {(one) => (
            <option value={one.id} selected={rule()?.id === one.id}>
              {ruleName(one, session.reference()?.services ?? [], name)}
            </option>
          )}
        </For>
      </select>
      <Show when={hasStreets(session.city())}>
        <label class="map-modes-streets">
          <input
            type="checkbox"
            checked={session.areStreetsShown()}
            onChange={(event) => session.showStreets(event.currentTarget.checked)}
          />
          {props.words.streets}
        </label>
      </Show>
    </div>
  )
}

/** Of the required rules that of which most communities lack what it asks for; the first of equals. */
function mostLacked(session: ReturnType<typeof useSession>): string | undefined {
  const judgement = session.judgement()
  if (judgement === undefined) return undefined
  const required = new Set(judgement.standard.rules.flatMap((rule) => (rule.required ? [rule.id] : [])))
  const lacking = judgement.rules
    .filter(({ rule }) => required.has(rule))
    .map(({ rule, verdict }) => ({
      rule,
      count: verdict.reduce((sum, code) => sum + (code === 1 ? 1 : 0), 0),
    }))
  return lacking.toSorted((a, b) => b.count - a.count)[0]?.rule ?? judgement.standard.rules[0]?.id
}
