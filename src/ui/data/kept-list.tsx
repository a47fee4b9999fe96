import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { CORRECTION_STATUSES } from '../../state/notes.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { SelectChip } from '../kit/select-chip.tsx'

interface KeptListProps {
  /** A line is gone, and its button with it: the focus has to go somewhere. */
  readonly onRemoved: () => void
}

/** Every note on a line of its own, newest first. */
export function KeptList(props: KeptListProps): JSX.Element {
  const { t } = useI18n()
  const session = useSession()
  const words = () => t().notes.kept
  const serviceName = useServiceName()
  const book = () => session.notes.book()
  const remove = (id: string): void => {
    session.notes.remove(id)
    props.onRemoved()
  }
  return (
    <div class="kept-lists">
      <Show when={book().needs.length > 0}>
        <h4>{words().needsTitle}</h4>
        <ul class="kept-list">
          <For each={book().needs.toReversed()}>
            {(need) => (
              <Line
                id={need.id}
                name={serviceName(need.service)}
                facts={[
                  need.community === null ? words().tapped : (need.communityName ?? need.community),
                  need.date,
                ]}
                onRemove={remove}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={book().corrections.length > 0}>
        <h4>{words().correctionsTitle}</h4>
        <ul class="kept-list">
          <For each={book().corrections.toReversed()}>
            {(correction) => (
              <Line
                id={correction.id}
                name={correction.name || serviceName(correction.service)}
                facts={[
                  t().notes.report.kinds[correction.kind],
                  correction.suggested,
                  correction.text,
                  correction.date,
                ]}
                onRemove={remove}
              >
                <SelectChip
                  label={words().statusOf(correction.name || serviceName(correction.service))}
                  value={correction.status}
                  options={CORRECTION_STATUSES.map((status) => ({
                    value: status,
                    label: words().statuses[status],
                  }))}
                  onChange={(chosen) => {
                    const status = CORRECTION_STATUSES.find((one) => one === chosen)
                    if (status !== undefined) session.notes.setStatus(correction.id, status)
                  }}
                />
              </Line>
            )}
          </For>
        </ul>
      </Show>
      <Show when={book().ratings.length > 0}>
        <h4>{words().ratingsTitle}</h4>
        <ul class="kept-list">
          <For each={book().ratings.toReversed()}>
            {(rating) => (
              <Line
                id={rating.id}
                name={rating.name}
                facts={[words().stars(String(rating.stars)), rating.reason, rating.date]}
                onRemove={remove}
              />
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly name: string
  readonly facts: readonly (string | null)[]
  readonly onRemove: (id: string) => void
  readonly children?: JSX.Element
}

function Line(props: LineProps): JSX.Element {
  const { t } = useI18n()
  const words = () => t().notes.kept
  const facts = () => props.facts.filter((fact) => fact !== null && fact !== '')
  return (
    <li>
      <div>
        <b>{props.name}</b>
        <span class="kept-facts">
          <For each={facts()}>{(fact) => <span>{fact}</span>}</For>
        </span>
      </div>
      {props.children}
      <Button kind="plain" label={words().removeOf(props.name)} onClick={() => props.onRemove(props.id)}>
        {words().remove}
      </Button>
    </li>
  )
}

/** The resident's name of a service; its id while the catalogue is not there. */
function useServiceName(): (id: string) => string {
  const { name } = useI18n()
  const session = useSession()
  return (id) => {
    const service = session.reference()?.services.find((one) => one.id === id)
    return service === undefined ? id : name(service.names.resident)
  }
}
