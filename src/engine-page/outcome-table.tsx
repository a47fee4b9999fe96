import { createEffect, createMemo, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import { EmptyNote } from '../ui/kit/empty-note.tsx'
import { outcomeOf, toTens } from './outcome.ts'
import { usePage } from './page-context.ts'

/** Told to screen readers when the facility has come to rest. */
const REST_MS = 800

/** The city today and with the tried facility. */
export function OutcomeTable(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number, t } = useI18n()
  const service = () => page.plan.service()
  const then = createMemo(() => {
    const shown = page.live.shown()
    return shown && outcomeOf(shown.answer.judgement, service())
  })
  const today = createMemo(() => {
    const judgement = page.live.today()
    return judgement && outcomeOf(judgement, service())
  })
  const rows = () => {
    const [after, before] = [then(), today()]
    const of = words().outcome
    return [
      { what: of.residents, after: tens(after?.residents), before: tens(before?.residents) },
      { what: of.reached, after: after?.reached, before: before?.reached },
      { what: of.complete, after: after?.complete, before: before?.complete },
      { what: of.gaps, after: after?.gaps, before: before?.gaps },
    ]
  }
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(value)
  const change = (row: ReturnType<typeof rows>[number]) => signed(row.after, row.before, number)
  const unit = () => {
    const found = then()?.unit
    return found === undefined ? '' : t().planner.units[found].one
  }
  return (
    <section class="engine-section" aria-labelledby="engine-outcome">
      <h2 id="engine-outcome">{words().outcome.heading}</h2>
      <Show
        when={page.live.shown() === undefined || then() !== undefined}
        fallback={<EmptyNote title={words().outcome.none} />}
      >
        <table class="engine-table">
          <thead>
            <tr>
              <th scope="col">{unit()}</th>
              <th scope="col">{words().outcome.today}</th>
              <th scope="col">{words().outcome.withIt}</th>
              <th scope="col">{words().outcome.change}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">{row.what}</th>
                  <td>{figure(row.before)}</td>
                  <td>{figure(row.after)}</td>
                  <td class="engine-change">{change(row)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={(page.live.shown()?.answer.offNetwork.length ?? 0) > 0}>
        <p class="engine-warning">{words().outcome.offNetwork}</p>
      </Show>
      <Alternatives />
      <Announcement text={words().outcome.told(change(rows()[0] ?? NOTHING))} />
    </section>
  )
}

/** Where the standard takes other services for this one: they count in the figures, not in the colours. */
function Alternatives(): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { name } = useI18n()
  const services = () => {
    const rule = page.terms()?.standard.rules.find((one) => one.services.includes(page.plan.service()))
    return (rule?.services ?? []).map((id) => {
      const service = page.reference()?.services.find((one) => one.id === id)
      return service === undefined ? id : name(service.names.planner)
    })
  }
  return (
    <Show when={services().length > 1}>
      <p class="engine-small">{words().outcome.anyOf(services().join(words().outcome.or))}</p>
    </Show>
  )
}

const NOTHING = { what: '', after: null, before: null }

const tens = (persons: number | null | undefined): number | null =>
  persons === null || persons === undefined ? null : toTens(persons)

function signed(
  after: number | null | undefined,
  before: number | null | undefined,
  number: (value: number) => string,
): string {
  if (after === null || after === undefined || before === null || before === undefined) return '–'
  const difference = after - before
  if (difference === 0) return '0'
  return difference > 0 ? `+${number(difference)}` : `−${number(-difference)}`
}

/** Says what it is given once it has stood for a while. */
function Announcement(props: { readonly text: string }): JSX.Element {
  const [told, setTold] = createSignal('')
  createEffect(
    on(
      () => props.text,
      (text) => {
        const timer = setTimeout(() => setTold(text), REST_MS)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return (
    <p class="visually-hidden" role="status">
      {told()}
    </p>
  )
}
