import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import type { Change } from '../../state/comparison.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { rulerText } from './figures.ts'
import { ruleName } from './key-sentence.ts'
import { shortName } from './two-walkers-text.ts'
import type { Two } from './two-walkers.tsx'
import { useWords } from './words.ts'

interface ChangeListProps {
  readonly two: Two
  readonly changes: readonly Change[]
  readonly caption: string
}

/** How far it is to each of these for the one and for the other. */
export function ChangeList(props: ChangeListProps): JSX.Element {
  const { t } = useI18n()
  const words = useWords()
  return (
    <table class="two-walkers-table">
      <caption class="visually-hidden">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t().easy.two.service}</th>
          <th scope="col">{shortName(words(), props.two.mine)}</th>
          <th scope="col">{shortName(words(), props.two.other)}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.changes}>{(change) => <ChangeRow two={props.two} change={change} />}</For>
      </tbody>
    </table>
  )
}

function ChangeRow(props: { readonly two: Two; readonly change: Change }): JSX.Element {
  const words = useWords()
  const name = () => {
    const { kind, id } = props.change
    const { terms, reference } = props.two.known
    if (kind === 'rule')
      return ruleName({ words: words(), standard: terms.standard, services: reference.services }, id)
    const service = reference.services.find((one) => one.id === id)
    return service === undefined ? id : words().name(service.names.resident)
  }
  const figure = (primary: number | null): string => {
    if (primary !== null) return rulerText(words(), props.change.ruler, primary)
    const { units, row } = words().text
    return row.none(units.minutes(words().number(props.two.theirs.horizonMinutes)))
  }
  return (
    <tr>
      <th scope="row">{name()}</th>
      <td data-none={props.change.mine === null}>{figure(props.change.mine)}</td>
      <td data-none={props.change.theirs === null}>{figure(props.change.theirs)}</td>
    </tr>
  )
}

interface MoreChangesProps {
  readonly two: Two
  readonly changes: readonly Change[]
  readonly summary: (n: string) => string
}

/** What the standard does not ask for, behind a line that counts it. */
export function MoreChanges(props: MoreChangesProps): JSX.Element {
  const words = useWords()
  const summary = () => props.summary(words().number(props.changes.length))
  return (
    <Show when={props.changes.length > 0}>
      <Disclosure summary={summary()}>
        <ChangeList two={props.two} changes={props.changes} caption={summary()} />
      </Disclosure>
    </Show>
  )
}
