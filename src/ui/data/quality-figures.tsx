import { For, Show, type JSX } from 'solid-js'
import type { Community } from '../../coverage/tables.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { qualityFacts } from './quality-facts.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { VerifiedMark } from '../kit/verified-mark.tsx'

interface QualityFiguresProps {
  readonly manifest: CityManifest
  /** Null while somebody's own stand in the city's stead. */
  readonly communities: readonly Community[] | null
}

/** The network, the places on it and the people, in figures, and what the people are estimated from. */
export function QualityFigures(props: QualityFiguresProps): JSX.Element {
  const { number, percent } = useI18n()
  const data = useDataWords()
  const words = () => data().quality
  const facts = () =>
    qualityFacts({
      manifest: props.manifest,
      communities: props.communities,
      words: words(),
      number,
      percent,
    })
  return (
    <section class="data-section">
      <h3>{words().heading}</h3>
      <dl class="data-figures">
        <For each={facts()}>
          {(fact) => (
            <div class="data-figure">
              <dt>{fact.name}</dt>
              <dd class="data-figure-value">{fact.value}</dd>
              <For each={fact.notes}>{(note) => <dd>{note}</dd>}</For>
            </div>
          )}
        </For>
      </dl>
      <p class="data-small">{words().residentsHow}</p>
      <Assumptions assumptions={props.manifest.assumptions} />
    </section>
  )
}

function Assumptions(props: { readonly assumptions: CityManifest['assumptions'] }): JSX.Element {
  const data = useDataWords()
  const words = () => data().quality
  return (
    <Show when={props.assumptions.length > 0}>
      <h4 class="data-subheading">{words().assumptions}</h4>
      <ul class="data-assumptions">
        <For each={props.assumptions}>
          {(assumption) => (
            <li>
              <AssumptionName what={assumption.what} value={assumption.value} />{' '}
              <VerifiedMark verified={assumption.verified} />
              <p class="data-small">
                <SourceLink text={assumption.source.text} url={assumption.source.url} />
              </p>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** An assumption in words; one that the page does not know is told by its key. */
export function AssumptionName(props: { readonly what: string; readonly value: number }): JSX.Element {
  const { language } = useI18n()
  const data = useDataWords()
  const value = () => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(props.value)
  return (
    <>
      {isKnown(props.what)
        ? data().quality.assumption[props.what](value())
        : data().quality.otherAssumption(props.what, value())}
    </>
  )
}

const isKnown = (what: string): what is 'floorAreaPerHeadM2' | 'censusTotal' =>
  what === 'floorAreaPerHeadM2' || what === 'censusTotal'
