import X from 'lucide-solid/icons/x'
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Ruler, Standard, StandardRule } from '../../services/standard.ts'
import { useSession } from '../../state/session.ts'
import { LIMITS, VISITOR_SOURCE, type OwnStandards, type StandardEdit } from '../../state/standards.ts'
import { Button } from '../kit/button.tsx'
import { Tag } from '../kit/tag.tsx'
import { VerifiedMark } from '../kit/verified-mark.tsx'
import { usePlanner } from './create-planner.ts'
import { focusSoon } from './focus-soon.ts'
import { convertedLimit } from './standard-changes.ts'
import { StandardField } from './standard-field.tsx'
import { problemText } from './standard-problem.ts'
import { typedNumber } from './typed-number.ts'

export interface StandardRuleProps {
  readonly rule: StandardRule
  /** As the base has it. */
  readonly base: StandardRule | undefined
  readonly own: Standard
  readonly standards: OwnStandards
}

/** One item of an own standard: its limit, whether it is required, its weight, and what counts for it. */
export function StandardRuleCard(props: StandardRuleProps): JSX.Element {
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const id = createUniqueId()
  const [isOpen, setOpen] = createSignal(false)
  let card: HTMLLIElement | undefined
  const [refused, setRefused] = createSignal<string | null>(null)
  /** Where nothing is typed, what is wrong stands below the item. */
  const put = (edit: StandardEdit): boolean => {
    const problem = props.standards.edit(edit)
    setRefused(problem && problemText({ problem, typed: null, stands: null }, words().problem))
    return problem === null
  }
  const services = () => props.rule.services.map((one) => planner.serviceName(one))
  return (
    <li class="planner-inset standard-rule" ref={(element) => (card = element)}>
      <fieldset>
        <legend>{planner.ruleName(props.rule)}</legend>
        <RuleOrigin
          {...props}
          onRestore={() => {
            put({ kind: 'restore-rule', rule: props.rule.id })
            focusSoon('input', card)
          }}
        />
        <RuleFields {...props} put={put} />
        <p class="standard-counts">{words().services(services().join(' / '))}</p>
        <button
          type="button"
          class="kit-button standard-more"
          data-kind="plain"
          aria-expanded={isOpen()}
          aria-controls={id}
          onClick={() => setOpen(!isOpen())}
        >
          {words().editServices}
        </button>
        <div id={id}>
          <Show when={isOpen()}>
            <RuleServices {...props} put={put} />
          </Show>
        </div>
        <p class="standard-problem" role="status">
          {refused()}
        </p>
      </fieldset>
    </li>
  )
}

/** Whose the values are; of changed ones what the base says, and the way back. */
function RuleOrigin(props: StandardRuleProps & { readonly onRestore: () => void }): JSX.Element {
  const { t, name } = useI18n()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const isChanged = () => props.rule.source === VISITOR_SOURCE
  const source = () => props.own.sources[props.rule.source]
  const says = (base: StandardRule) =>
    words().baseSays(
      t().planner.walk[base.ruler](String(base.threshold)),
      base.required ? words().isRequired : words().notRequired,
      String(base.weight),
    )
  const hasOtherServices = (base: StandardRule) =>
    base.services.length !== props.rule.services.length ||
    base.services.some((id) => !props.rule.services.includes(id))
  const label = () => words().putBackLabel(planner.ruleName(props.rule))
  return (
    <div class="standard-origin">
      <Show
        when={isChanged()}
        fallback={
          <>
            <VerifiedMark verified={props.rule.verified} /> <small>{source()?.text}</small>
          </>
        }
      >
        <Tag tone="amber">{words().own}</Tag>
        <Show when={props.base} fallback={<small>{words().notInBase}</small>}>
          {(base) => (
            <>
              <small>{says(base())}</small>
              <Show when={hasOtherServices(base())}>
                <small>
                  {words().baseServices(
                    base()
                      .services.map((id) => planner.serviceName(id))
                      .join(' / '),
                  )}
                </small>
              </Show>
              <Button kind="plain" label={label()} onClick={() => props.onRestore()}>
                {words().putBack}
              </Button>
            </>
          )}
        </Show>
      </Show>
      <Show when={props.rule.note}>{(note) => <small>{name(note())}</small>}</Show>
    </div>
  )
}

interface Putting extends StandardRuleProps {
  /** Whether it could be done. */
  readonly put: (edit: StandardEdit) => boolean
}

const RULERS = ['minutes', 'metres'] as const satisfies readonly Ruler[]

function RuleFields(props: Putting): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const type = (edit: StandardEdit, typed: string, stands: string): string | null => {
    const problem = props.standards.edit(edit)
    return problem && problemText({ problem, typed, stands }, words().problem)
  }
  const setRuler = (ruler: Ruler | undefined): void => {
    if (ruler === undefined || ruler === props.rule.ruler) return
    const before = props.base?.ruler === ruler ? props.base.threshold : undefined
    const pace = session.terms()?.walker.paceMps ?? 1
    const threshold = before ?? convertedLimit(props.rule, pace, LIMITS)
    props.put({ kind: 'ruler', rule: props.rule.id, ruler, threshold })
  }
  return (
    <div class="standard-fields">
      <StandardField
        label={words().threshold}
        value={String(props.rule.threshold)}
        isNumber
        onEdit={(text) =>
          type(
            { kind: 'threshold', rule: props.rule.id, threshold: typedNumber(text) },
            text,
            t().planner.walk[props.rule.ruler](String(props.rule.threshold)),
          )
        }
      />
      <label class="standard-field standard-ruler">
        <span>{words().unit}</span>
        <select onChange={(event) => setRuler(RULERS.find((ruler) => ruler === event.currentTarget.value))}>
          <For each={RULERS}>
            {(ruler) => (
              <option value={ruler} selected={ruler === props.rule.ruler}>
                {words().units[ruler]}
              </option>
            )}
          </For>
        </select>
      </label>
      <StandardField
        label={words().weight}
        value={String(props.rule.weight)}
        isNumber
        onEdit={(text) =>
          type(
            { kind: 'weight', rule: props.rule.id, weight: typedNumber(text) },
            text,
            String(props.rule.weight),
          )
        }
      />
      <label class="standard-check">
        <input
          type="checkbox"
          checked={props.rule.required}
          onChange={(event) => {
            const { checked } = event.currentTarget
            const isDone = props.put({ kind: 'required', rule: props.rule.id, required: checked })
            if (!isDone) event.currentTarget.checked = props.rule.required
          }}
        />
        {words().required}
      </label>
    </div>
  )
}

function RuleServices(props: Putting): JSX.Element {
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().standards
  const others = () => (session.city()?.services ?? []).filter((id) => !props.rule.services.includes(id))
  let adding: HTMLSelectElement | undefined
  const put = (services: readonly string[]): void => {
    props.put({ kind: 'services', rule: props.rule.id, services })
    adding?.focus()
  }
  const remove = (): void => {
    if (props.put({ kind: 'remove-rule', rule: props.rule.id })) focusSoon('.standard-rules h4')
  }
  return (
    <div class="standard-services">
      <p class="planner-note">{words().servicesHint}</p>
      <ul>
        <For each={props.rule.services}>
          {(service) => (
            <li>
              <button
                type="button"
                class="planner-chip"
                aria-label={words().dropService(planner.serviceName(service))}
                onClick={() => put(props.rule.services.filter((id) => id !== service))}
              >
                {planner.serviceName(service)} <X size={16} aria-hidden="true" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <label class="standard-field">
        <span>{words().addService}</span>
        <select
          ref={(element) => (adding = element)}
          onChange={(event) => {
            const service = event.currentTarget.value
            event.currentTarget.value = ''
            if (service !== '') put([...props.rule.services, service])
          }}
        >
          <option value="">{words().addServicePick}</option>
          <For each={others()}>{(id) => <option value={id}>{planner.serviceName(id)}</option>}</For>
        </select>
      </label>
      <Button kind="quiet" onClick={remove}>
        {words().removeRule}
      </Button>
    </div>
  )
}
