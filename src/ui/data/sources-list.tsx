import { For, type JSX } from 'solid-js'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { VerifiedMark } from '../kit/verified-mark.tsx'

/** What the city was built from, with licence, date and credit. */
export function SourcesList(props: { readonly sources: CityManifest['sources'] }): JSX.Element {
  const data = useDataWords()
  const words = () => data().sources
  return (
    <section class="data-section">
      <h3>{words().heading}</h3>
      <ul class="data-sources">
        <For each={props.sources}>
          {(source) => (
            <li>
              <p class="data-source-title">
                <SourceLink text={source.title} url={source.url} />{' '}
                <VerifiedMark verified={source.verified} />
              </p>
              <dl class="data-facts">
                <Fact name={words().date} value={source.date ?? words().noDate} />
                <Fact name={words().licence} value={source.licence} />
                <Fact name={words().attribution} value={source.attribution} />
              </dl>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function Fact(props: { readonly name: string; readonly value: string }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}
