import FileUp from 'lucide-solid/icons/file-up'
import type { JSX } from 'solid-js'
import { useDataWords } from '../../i18n/data-words.ts'
import { FILE_KINDS } from '../../state/own-files.ts'
import { useSession } from '../../state/session.ts'

/** The browser's own file dialogue behind a button of ours. */
export function ChooseFiles(): JSX.Element {
  const data = useDataWords()
  const session = useSession()
  const take = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])]
    // the same file can be chosen again once it was mended
    input.value = ''
    if (files.length > 0) void session.useFiles(files)
  }
  return (
    <div class="data-choose">
      <label class="data-file">
        <input
          class="visually-hidden"
          type="file"
          multiple
          accept={FILE_KINDS.join(',')}
          disabled={session.work().ownFiles !== null}
          aria-describedby="data-file-kinds"
          onChange={(event) => take(event.currentTarget)}
        />
        <FileUp size={20} aria-hidden="true" />
        {data().own.choose}
      </label>
      <p class="data-small" id="data-file-kinds">
        {data().own.kinds}
      </p>
    </div>
  )
}
