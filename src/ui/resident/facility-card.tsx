import { For, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { FacilityActions } from './facility-actions.tsx'
import { facilityFacts } from './facility-facts.ts'
import { useRows } from './rows-context.ts'
import { WeekTable } from './week-table.tsx'
import { useWords } from './words.ts'

export interface FacilityCardProps {
  readonly facility: FacilityDetails
  /** Service that the visitor came to it for. */
  readonly service: string
}

/** What the map says of one facility, where it says so, and what the visitor has to say. */
export function FacilityCard(props: FacilityCardProps): JSX.Element {
  const words = useWords()
  const rows = useRows()
  const facts = () => facilityFacts({ words: words(), facility: props.facility, services: rows().services })
  return (
    <>
      <h4>{words().text.facility.heading}</h4>
      <dl class="resident-facts">
        <For each={facts()}>
          {(fact) => (
            <div>
              <dt>{fact.label}</dt>
              <dd>
                <Show when={fact.key === 'hours'}>
                  <WeekTable />
                </Show>
                <For each={fact.values}>
                  {(value) => (
                    <p>
                      <Show when={value.phone} fallback={<SourceLink text={value.text} url={value.url} />}>
                        {(phone) => <a href={phone()}>{value.text}</a>}
                      </Show>
                    </p>
                  )}
                </For>
              </dd>
            </div>
          )}
        </For>
      </dl>
      {/* what is written about one facility is not about another */}
      <Show when={props.facility.id} keyed>
        <FacilityActions facility={props.facility} service={props.service} />
      </Show>
    </>
  )
}
