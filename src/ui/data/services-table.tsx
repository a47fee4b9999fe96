import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { createMemo, createSignal, For, Show, type JSX } from 'solid-js'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { Service } from '../../services/catalogue.ts'
import { Button } from '../kit/button.tsx'
import {
  BY_DOUBT,
  nextSorting,
  serviceRows,
  sortedRows,
  type ServiceRow,
  type SortKey,
} from './service-rows.ts'

interface ServicesTableProps {
  readonly manifest: CityManifest
  readonly services: readonly Service[]
}

/** As many as tell what is in doubt without filling a phone twice over. */
const FIRST_ROWS = 10

/** How many facilities of each service the map has, the doubtful ones first. */
export function ServicesTable(props: ServicesTableProps): JSX.Element {
  const { name, number, language } = useI18n()
  const data = useDataWords()
  const words = () => data().services
  const [sorting, setSorting] = createSignal(BY_DOUBT)
  const [isWhole, setWhole] = createSignal(false)
  const rows = createMemo(() =>
    serviceRows({
      manifest: props.manifest,
      services: props.services,
      nameOf: (service) => name(service.names.planner),
    }),
  )
  const sorted = createMemo(() => sortedRows(rows(), sorting(), new Intl.Collator(language()).compare))
  const shown = () => (isWhole() ? sorted() : sorted().slice(0, FIRST_ROWS))
  const header = (key: SortKey, title: string, kind?: 'number') => (
    <SortHeader
      title={title}
      kind={kind}
      sorted={sorting().by === key ? (sorting().descending ? 'descending' : 'ascending') : 'none'}
      onPress={() => setSorting((now) => nextSorting(now, key))}
    />
  )
  return (
    <section class="data-section">
      <h3 id="data-services-heading">{words().heading}</h3>
      <p class="data-small">{words().caption}</p>
      <table class="data-table" aria-labelledby="data-services-heading">
        <thead>
          <tr>
            {header('name', words().service)}
            {header('facilities', words().facilities, 'number')}
            {header('per10000', words().per10000, 'number')}
            {header('floor', words().floor, 'number')}
          </tr>
        </thead>
        <tbody>
          <For each={shown()}>{(row) => <Row row={row} />}</For>
        </tbody>
      </table>
      <Show when={rows().length > FIRST_ROWS}>
        <Button kind="quiet" expanded={isWhole()} onClick={() => setWhole(!isWhole())}>
          {isWhole() ? words().showFewer : words().showAll(number(rows().length))}
        </Button>
      </Show>
      <p class="data-small">{words().meaning}</p>
    </section>
  )
}

interface SortHeaderProps {
  readonly title: string
  readonly kind: 'number' | undefined
  readonly sorted: 'none' | 'ascending' | 'descending'
  readonly onPress: () => void
}

function SortHeader(props: SortHeaderProps): JSX.Element {
  return (
    <th scope="col" data-kind={props.kind} aria-sort={props.sorted}>
      <button type="button" class="data-sort" onClick={() => props.onPress()}>
        {props.title}
        <Show when={props.sorted === 'ascending'}>
          <ArrowUp size={14} aria-hidden="true" />
        </Show>
        <Show when={props.sorted === 'descending'}>
          <ArrowDown size={14} aria-hidden="true" />
        </Show>
      </button>
    </th>
  )
}

function Row(props: { readonly row: ServiceRow }): JSX.Element {
  const { number, language } = useI18n()
  const data = useDataWords()
  const words = () => data().services
  const rate = (value: number | null, absent: string) => {
    if (value === null) return absent
    if (value === 0) return number(0)
    return new Intl.NumberFormat(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      value,
    )
  }
  return (
    <tr data-state={props.row.state}>
      <th scope="row">
        {props.row.name}
        <Show when={props.row.state === 'missing'}>
          {' '}
          <span class="data-mark" data-tone="grey">
            {words().missing}
          </span>
        </Show>
        <Show when={props.row.state === 'thin'}>
          {' '}
          <span class="data-mark" data-tone="amber">
            {words().thin}
          </span>
        </Show>
      </th>
      <td data-kind="number">{number(props.row.facilities)}</td>
      <td data-kind="number">{rate(props.row.per10000, '–')}</td>
      <td data-kind="number">{rate(props.row.floor, words().noFloor)}</td>
    </tr>
  )
}
