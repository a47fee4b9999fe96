import { For, Show, type JSX } from 'solid-js'
import type { Reference } from '../../engine/protocol.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { Language } from '../../i18n/language.ts'
import type { StandardRule } from '../../services/standard.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { AssumptionName } from './quality-figures.tsx'
import { isAllVerified, unverifiedIn, type OpenStandard } from './unverified.ts'

interface UnverifiedListProps {
  readonly reference: Reference
  readonly manifest: CityManifest | null
}

/** Everything that carries `"verified": false`, by kind. */
export function UnverifiedList(props: UnverifiedListProps): JSX.Element {
  const { name, language } = useI18n()
  const data = useDataWords()
  const words = () => data().open
  const found = () => unverifiedIn(props.reference, props.manifest)
  const serviceName = (id: string) => {
    const service = props.reference.services.find((one) => one.id === id)
    return service === undefined ? id : name(service.names.planner)
  }
  const ruleName = (rule: StandardRule) =>
    name(rule.names ?? {}) || listOf(rule.services.map(serviceName), language())
  return (
    <section class="data-section">
      <h3>{words().heading}</h3>
      <Show when={!isAllVerified(found())} fallback={<p>{words().none}</p>}>
        <p class="data-small">{words().lead}</p>
        <Group title={words().standards} items={found().standards}>
          {(standard) => <StandardParts open={standard} ruleName={ruleName} />}
        </Group>
        <Group title={words().walkers} items={found().walkerValues}>
          {({ walker, value, source }) => (
            <>
              {name(walker.names)} · {words().walkerValue[value]}
              <p class="data-small">{source}</p>
            </>
          )}
        </Group>
        <Group title={words().cityFloors} items={found().cityFloors}>
          {(id) => serviceName(id)}
        </Group>
        <Group title={words().services} items={found().services}>
          {(service) => (
            <>
              {name(service.names.planner)}
              <p class="data-small">{service.source.text}</p>
            </>
          )}
        </Group>
        <Group title={words().sources} items={found().sources}>
          {(source) => source.title}
        </Group>
        <Group title={words().assumptions} items={found().assumptions}>
          {({ what, value, source }) => (
            <>
              <AssumptionName what={what} value={value} />
              <p class="data-small">{source.text}</p>
            </>
          )}
        </Group>
        <Group title={words().hotlines} items={found().hotlines}>
          {(hotline) => `${hotline.number} ${name(hotline.names)}`}
        </Group>
      </Show>
    </section>
  )
}

interface GroupProps<T> {
  readonly title: (n: string) => string
  readonly items: readonly T[]
  readonly children: (item: T) => JSX.Element
}

function Group<T>(props: GroupProps<T>): JSX.Element {
  const { number } = useI18n()
  return (
    <Show when={props.items.length > 0}>
      <Disclosure summary={props.title(number(props.items.length))}>
        <ul class="data-list">
          <For each={props.items}>{(item) => <li>{props.children(item)}</li>}</For>
        </ul>
      </Disclosure>
    </Show>
  )
}

interface StandardPartsProps {
  readonly open: OpenStandard
  readonly ruleName: (rule: StandardRule) => string
}

function StandardParts(props: StandardPartsProps): JSX.Element {
  const { name, number, language } = useI18n()
  const data = useDataWords()
  const words = () => data().open
  const parts = () => {
    const { whole, judging, floors, minSizes, rules } = props.open
    return [
      ...(whole ? [words().whole] : []),
      ...(judging ? [words().judging] : []),
      ...(floors ? [words().floors] : []),
      ...(minSizes > 0 ? [words().minSizes(number(minSizes))] : []),
      ...(rules.length > 0
        ? [words().rules(number(rules.length)) + listOf(rules.map(props.ruleName), language())]
        : []),
    ]
  }
  return (
    <>
      <strong>{name(props.open.standard.names)}</strong>
      <ul class="data-list">
        <For each={parts()}>{(part) => <li>{part}</li>}</For>
      </ul>
    </>
  )
}

const listOf = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(words)
