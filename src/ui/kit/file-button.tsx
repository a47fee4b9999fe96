import FileUp from 'lucide-solid/icons/file-up'
import type { JSX } from 'solid-js'
import './button.css'
import './file-button.css'

export interface FileButtonProps {
  readonly label: string
  /** Endings or types, parted by commas. */
  readonly accept: string
  /** Ids of what explains it, parted by blanks. */
  readonly describedBy?: string | undefined
  readonly isInvalid?: boolean | undefined
  readonly onFile: (file: File) => void
}

/** The browser's own file dialogue behind a button of ours. */
export function FileButton(props: FileButtonProps): JSX.Element {
  const take = (input: HTMLInputElement): void => {
    const file = input.files?.[0]
    if (file !== undefined) props.onFile(file)
    // the same file can be chosen again once it was mended
    input.value = ''
  }
  return (
    <label class="kit-button kit-file" data-kind="quiet">
      <input
        class="visually-hidden"
        type="file"
        accept={props.accept}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid === true ? 'true' : undefined}
        onChange={(event) => take(event.currentTarget)}
      />
      <FileUp size={20} aria-hidden="true" />
      {props.label}
    </label>
  )
}
