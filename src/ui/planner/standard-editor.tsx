import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Standard } from '../../services/standard.ts'
import { useSession } from '../../state/session.ts'
import type { OwnStandards, StandardEdit } from '../../state/standards.ts'
import { Button } from '../kit/button.tsx'
import { createKeyed } from '../kit/keyed.ts'
import { usePlanner } from './create-planner.ts'
import { focusSoon } from './focus-soon.ts'
import { standardChanges } from './standard-changes.ts'
import { StandardField } from './standard-field.tsx'
import { StandardKeeping } from './standard-keeping.tsx'
import { problemText } from './standard-problem.ts'
import { StandardRuleCard } from './standard-rule.tsx'
import './standard-editor.css'
import { typedNumber } from './typed-number.ts'

/** An own standard to be changed. Every change holds at once: the city is judged anew. */
export function StandardEditor(): JSX.Element {
  const session = useSession()
  const open = () => {
    const standards = session.standards()
    const [own, base] = [standards?.current()?.standard, standards?.base()]
    return standards === undefined || own === undefined || base === undefined || base === null
      ? undefined
      : { standards, own, base }
  }
  return (
    <Show when={open()}>
      {(found) => (
        <div class="standard-editor">
          <Head own={found().own} base={found().base} standards={found().standards} />
          <Judging own={found().own} standards={found().standards} />
          <Rules own={found().own} base={found().base} standards={found().standards} />
          <StandardKeeping standards={found().standards} own={found().own} />
        </div>
      )}
    </Show>
  )
}

interface PartProps {
  readonly own: Standard
  readonly standards: OwnStandards
}

interface WithBase extends PartProps {
  readonly base: Standard
}

function Head(props: WithBase): JSX.Element {
  const session = useSession()
  const { name, number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const changes = createMemo(() => standardChanges(props.own, props.base).count)
  const rename = (typed: string): string | null => {
    const problem = props.standards.edit({ kind: 'name', name: typed })
    return problem && problemText({ problem, typed, stands: name(props.own.names) }, words().problem)
  }
  return (
    <div class="planner-inset standard-head">
      <h3>{words().heading}</h3>
      <StandardField label={words().name} value={name(props.own.names)} onEdit={rename} />
      <p class="planner-note">
        {words().basedOn(name(props.base.names))}{' '}
        {changes() === 0 ? words().noChanges : words().changes(number(changes()))} {words().ownNote}
      </p>
      <Show when={props.own.rules.some(({ scalable }) => scalable) ? session.minutes() : null}>
        {(minutes) => (
          <div class="standard-note">
            <p>{words().minutesOverride(number(minutes()))}</p>
            <Button kind="quiet" onClick={() => session.setMinutes(null)}>
              {words().useOwnMinutes}
            </Button>
          </div>
        )}
      </Show>
      <div class="standard-buttons">
        <Button kind="quiet" disabled={!props.standards.canUndo()} onClick={() => props.standards.undo()}>
          {words().undo}
        </Button>
        <Button
          kind="quiet"
          disabled={changes() === 0}
          onClick={() => props.standards.edit({ kind: 'reset' })}
        >
          {words().reset}
        </Button>
      </div>
    </div>
  )
}

function Judging(props: PartProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().standards
  /** 0.8 is 80, and 0.825 is 82.5. */
  const share = () => String(Math.round(props.own.residentsShare * 1_000) / 10)
  const put = (edit: StandardEdit, typed: string, stands: string): string | null => {
    const problem = props.standards.edit(edit)
    if (problem === null) return null
    const { expected } = problem
    const isShare = expected.kind === 'number' && problem.path === 'residentsShare'
    // typed as per cent
    const told = isShare
      ? { ...problem, expected: { ...expected, least: expected.least * 100, most: expected.most * 100 } }
      : problem
    return problemText({ problem: told, typed, stands }, words().problem)
  }
  return (
    <fieldset class="planner-inset standard-judging">
      <legend>{words().judging}</legend>
      <div class="standard-fields">
        <StandardField
          label={words().share}
          value={share()}
          unit={words().percent}
          isNumber
          onEdit={(text) =>
            put(
              { kind: 'residents-share', share: Math.round(typedNumber(text) * 10) / 1_000 },
              text,
              share() + words().percent,
            )
          }
        />
        <StandardField
          label={words().tolerance}
          value={String(props.own.tolerance)}
          unit={words().toleranceUnit}
          isNumber
          onEdit={(text) =>
            put({ kind: 'tolerance', tolerance: typedNumber(text) }, text, String(props.own.tolerance))
          }
        />
      </div>
    </fieldset>
  )
}

function Rules(props: WithBase): JSX.Element {
  const { number } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const rules = createKeyed(
    () => props.own.rules,
    ({ id }) => id,
  )
  const required = () => props.own.rules.filter((rule) => rule.required).length
  const removed = createMemo(() => standardChanges(props.own, props.base).removed)
  return (
    <div class="standard-rules">
      <h4 class="planner-inset" tabIndex={-1}>
        {words().rules(number(props.own.rules.length), number(required()))}
      </h4>
      <ul>
        <For each={rules()}>
          {({ key, value }) => (
            <StandardRuleCard
              rule={value()}
              base={props.base.rules.find(({ id }) => id === key)}
              own={props.own}
              standards={props.standards}
            />
          )}
        </For>
      </ul>
      <div class="planner-inset standard-add">
        <AddRule {...props} />
        <Show when={removed().length > 0}>
          <h4>{words().removedRules}</h4>
          <div class="standard-buttons">
            <For each={removed()}>
              {(rule) => (
                <Button
                  kind="quiet"
                  onClick={() => {
                    props.standards.edit({ kind: 'restore-rule', rule: rule.id })
                    focusSoon('.standard-rules h4')
                  }}
                >
                  {words().restoreRule(planner.ruleName(rule))}
                </Button>
              )}
            </For>
          </div>
        </Show>
      </div>
    </div>
  )
}

function AddRule(props: PartProps): JSX.Element {
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards
  /** Of the open city that no item asks for by itself already. */
  const services = () =>
    (session.city()?.services ?? []).filter(
      (id) => !props.own.rules.some(({ services: asked }) => asked.length === 1 && asked[0] === id),
    )
  return (
    <label class="standard-field">
      <span>{words().addRule}</span>
      <select
        onChange={(event) => {
          const service = event.currentTarget.value
          event.currentTarget.value = ''
          if (service !== '') props.standards.edit({ kind: 'add-rule', service })
        }}
      >
        <option value="">{words().addRulePick}</option>
        <For each={services()}>{(id) => <option value={id}>{planner.serviceName(id)}</option>}</For>
      </select>
    </label>
  )
}
