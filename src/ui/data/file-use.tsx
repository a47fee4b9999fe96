import type { JSX } from 'solid-js'
import type { OwnUse } from '../../engine/protocol.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import type { OwnRole } from '../../state/guess-role.ts'
import type { GivenFile } from '../../state/own-reading.ts'
import { useSession } from '../../state/session.ts'
import { SelectChip } from '../kit/select-chip.tsx'
import './data.css'

const USES: Readonly<Record<OwnRole, readonly OwnUse[]>> = {
  communities: ['replace', 'join', 'figures'],
  facilities: ['replace', 'join'],
}

interface FileUseProps {
  readonly role: OwnRole
  readonly given: GivenFile
}

/** Asks what becomes of the city's own list. */
export function FileUse(props: FileUseProps): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const words = () => data().own.use
  const choose = (value: string): void => {
    const use = USES[props.role].find((one) => one === value)
    if (use !== undefined) void session.changeFile(props.role, { use })
  }
  return (
    <p class="data-coordinates">
      {words().label}{' '}
      <SelectChip
        label={words().of(props.given.file.name)}
        value={props.given.file.use ?? 'replace'}
        options={USES[props.role].map((value) => ({ value, label: words()[props.role][value] }))}
        onChange={choose}
      />
    </p>
  )
}
