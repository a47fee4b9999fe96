import { For, Show, type JSX } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import type { ChecklistItem } from '../../../state/checklists.ts'
import { useSession } from '../../../state/session.ts'
import type { ChecklistView } from './create-checklist-view.ts'

interface ChecklistPaperProps {
  readonly view: ChecklistView
  readonly list: Checklist
}

/** The worded items on paper: what was found, boxes where nobody looked, and room to sign. */
export function ChecklistPaper(props: ChecklistPaperProps): JSX.Element {
  const { name, number } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().checklist
  const counts = () => props.view.counts(props.view.named(), props.view.place() ?? null)
  const left = () => props.view.items().length - props.view.named().length
  const about = () => {
    const names = session.city()?.manifest?.names
    return [names === undefined ? '' : name(names), name(props.list.names)].filter(Boolean).join(' · ')
  }
  return (
    <>
      <header class="planner-paper-head">
        <div>
          <p class="planner-paper-title">{words().paper.title}</p>
          <h1>{props.view.placeName()}</h1>
          <p class="planner-paper-note">{about()}</p>
          <p>
            {words().summary(
              props.view.placeName(),
              number(counts().present),
              number(props.view.named().length),
            )}
            {' · '}
            {words().summaryRest(number(counts().absent), number(counts().unchecked))}
            <Show when={left() > 0}> · {words().unnamed(number(left()))}</Show>
          </p>
        </div>
      </header>
      <For each={props.list.groups}>{(group) => <Group {...props} group={group} />}</For>
      <footer class="planner-paper-basis planner-paper-note">
        <p>
          {words().source(props.list.source.text)}
          <Show when={!props.list.verified}> · {words().paper.unverified}</Show>
        </p>
        <p class="planner-paper-signed">{words().paper.signed}</p>
      </footer>
    </>
  )
}

interface GroupProps extends ChecklistPaperProps {
  readonly group: Checklist['groups'][number]
}

function Group(props: GroupProps): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist.paper
  const items = () =>
    props.group.slots
      .map((slot) => props.view.itemOf(props.list.id, slot))
      .filter(({ name }) => name !== null)
  return (
    <Show when={items().length > 0}>
      <h2>{props.view.groupName(props.group)}</h2>
      <table class="checklist-paper">
        <thead>
          <tr>
            <th scope="col">{words().item}</th>
            <th scope="col">{words().mark}</th>
            <th scope="col">{words().date}</th>
            <th scope="col">{words().note}</th>
          </tr>
        </thead>
        <tbody>
          <For each={items()}>{(item) => <Row view={props.view} item={item} />}</For>
        </tbody>
      </table>
    </Show>
  )
}

function Row(props: { readonly view: ChecklistView; readonly item: ChecklistItem }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().checklist
  const finding = () => props.view.findingAt(props.item, props.view.place() ?? null)
  const mark = () => {
    const { mark: found, isOfCity } = finding()
    if (found === 'unchecked') return words().paper.boxes
    const said = words().ticking.marks[found]
    return isOfCity ? words().ticking.ofCity(said) : said
  }
  return (
    <tr>
      <th scope="row">{props.item.name}</th>
      <td>{mark()}</td>
      <td>{finding().own?.date}</td>
      <td>{finding().own?.note}</td>
    </tr>
  )
}
