import { For, Show, type JSX } from 'solid-js'
import type { OwnFileNote } from '../../engine/protocol.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { ChooseFiles } from './choose-files.tsx'
import './data.css'
import { FileCoordinates } from './file-coordinates.tsx'
import { FileNeeds } from './file-needs.tsx'
import { RowErrors } from './row-errors.tsx'

const ROLES = ['communities', 'facilities'] as const

/** Somebody's own lists: how to give them, what was taken of them, and how to be rid of them. */
export function OwnFilesCard(): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own
  const own = () => session.city()?.own ?? null
  const swapWords = () => {
    const { communities, facilities } = session.ownFiles()
    if (communities !== null && facilities !== null) return words().swapBoth
    return communities !== null ? words().swapToFacilities : words().swapToCommunities
  }
  const hasFiles = () => ROLES.some((role) => session.ownFiles()[role] !== null)
  return (
    <section class="data-section data-own">
      <h3>{words().heading}</h3>
      <p>{session.cityId() === null ? words().leadNoCity : words().lead}</p>
      <p>
        <strong>{words().local}</strong>
      </p>
      <ChooseFiles />
      <div aria-live="polite" class="data-own-taken">
        <Show when={session.work().ownFiles}>
          <p class="data-small">{words().reading}</p>
        </Show>
        <Show when={own()}>
          {(note) => (
            <>
              <Show when={!note().onNetwork}>
                <p class="data-estimate">{words().estimate}</p>
              </Show>
              <For each={ROLES}>
                {(role) => <Show when={note()[role]}>{(file) => <Taken role={role} file={file()} />}</Show>}
              </For>
              <Show when={note().onNetwork}>
                <p class="data-small">{words().onNetwork}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
      <Show when={hasFiles()}>
        <div class="data-buttons">
          <Show when={own()}>
            <Button kind="primary" onClick={() => session.setDoor('gaps')}>
              {words().seeGaps}
            </Button>
          </Show>
          <Button kind="quiet" disabled={session.work().ownFiles} onClick={() => void session.swapFiles()}>
            {swapWords()}
          </Button>
          <Button kind="quiet" disabled={session.work().ownFiles} onClick={() => void session.forgetFiles()}>
            {words().forget}
          </Button>
        </div>
      </Show>
      <FileNeeds />
    </section>
  )
}

function Taken(props: { readonly role: (typeof ROLES)[number]; readonly file: OwnFileNote }): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const words = () => data().own
  return (
    <div class="data-taken">
      <p class="data-taken-name">
        <span class="data-mark" data-tone="teal">
          {words().role[props.role]}
        </span>{' '}
        {props.file.name}
      </p>
      <ul class="data-list">
        <li>{words().count(number(props.file.count))}</li>
        <Show when={props.file.outsideBounds > 0}>
          <li>{words().outsideBounds(number(props.file.outsideBounds))}</li>
        </Show>
        <Show when={props.file.offNetwork > 0}>
          <li>{words().offNetwork(number(props.file.offNetwork))}</li>
        </Show>
        <Show when={props.file.errors.length === 0}>
          <li>{words().clean}</li>
        </Show>
      </ul>
      <FileCoordinates role={props.role} file={props.file} />
      <RowErrors file={asListed(props.file)} />
    </div>
  )
}

/** Rows of a workbook are told by their line, as those of a table are; it is read as one. */
const asListed = (file: OwnFileNote): OwnFileNote =>
  /\.xlsx$/i.test(file.name) ? { ...file, name: `${file.name}.csv` } : file
