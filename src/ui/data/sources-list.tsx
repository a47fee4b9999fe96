import { For, type JSX } from 'solid-js'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { VerifiedMark } from '../kit/verified-mark.tsx'

type Source = CityManifest['sources'][number]

const isKind = (id: string): id is 'communities' | 'streets' | 'ledger' =>
  id === 'communities' || id === 'streets' || id === 'ledger'

/** What the city was built from, with licence, date and credit. */
export function SourcesList(props: { readonly sources: CityManifest['sources'] }): JSX.Element {
  const data = useDataWords()
  const words = () => data().sources
  /** Of a file that was put in, nothing is known but its name: then what it is stands before it. */
  const titleOf = ({ id, title, attribution }: Source) =>
    attribution === '' && isKind(id) ? words().given[id](title) : title
  return (
    <section class="data-section">
      <h3>{words().heading}</h3>
      <ul class="data-sources">
        <For each={props.sources}>
          {(source) => (
            <li>
              <p class="data-source-title">
                <SourceLink text={titleOf(source)} url={source.url} />{' '}
                <VerifiedMark verified={source.verified} />
              </p>
              <dl class="data-facts">
                <Fact name={words().date} value={source.date ?? words().notStated} />
                <Fact name={words().licence} value={source.licence || words().notStated} />
                <Fact name={words().attribution} value={source.attribution || words().notStated} />
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
