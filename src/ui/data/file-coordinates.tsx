import { For, type JSX } from 'solid-js'
import type { OwnFileNote } from '../../engine/protocol.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useSession } from '../../state/session.ts'
import { SelectChip } from '../kit/select-chip.tsx'
import './data.css'

type System = OwnFileNote['coordinates']

const SYSTEMS: readonly System[] = ['wgs84', 'gcj02', 'bd09']

/** About a metre: what tells the three systems apart is hundreds. */
const DIGITS = 5

interface FileCoordinatesProps {
  readonly role: 'communities' | 'facilities'
  readonly file: OwnFileNote
}

/** Asks what a file's coordinates are in, and shows where its first places stand by that. */
export function FileCoordinates(props: FileCoordinatesProps): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own.coordinates
  const choose = (value: string): void => {
    const system = SYSTEMS.find((one) => one === value)
    if (system !== undefined) void session.changeFile(props.role, { coordinates: system })
  }
  return (
    <>
      <p class="data-coordinates">
        {words().label}{' '}
        <SelectChip
          label={words().of(props.file.name)}
          value={props.file.coordinates}
          options={SYSTEMS.map((value) => ({ value, label: words().systems[value] }))}
          onChange={choose}
        />
      </p>
      <p class="data-small">{words().first}</p>
      <ul class="data-list">
        <For each={props.file.first}>
          {({ name, at: [lon, lat] }) => (
            <li>{words().place(name, lon.toFixed(DIGITS), lat.toFixed(DIGITS))}</li>
          )}
        </For>
      </ul>
    </>
  )
}
