import { For, Show, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../coverage/tables.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { facilityFacts } from './facility-facts.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

/** What the map says of one facility, and where it says so. */
export function FacilityCard(props: { readonly facility: FacilityDetails }): JSX.Element {
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
    </>
  )
}
