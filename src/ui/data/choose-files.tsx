import FileUp from 'lucide-solid/icons/file-up'
import type { JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { FILE_KINDS } from '../../state/own-files.ts'
import { useSession } from '../../state/session.ts'

/** The browser's own file dialogue behind a button of ours. */
export function ChooseFiles(): JSX.Element {
  const { t } = useI18n()
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
          disabled={session.work().ownFiles}
          aria-describedby="data-file-kinds"
          onChange={(event) => take(event.currentTarget)}
        />
        <FileUp size={20} aria-hidden="true" />
        {t().data.own.choose}
      </label>
      <p class="data-small" id="data-file-kinds">
        {t().data.own.kinds}
      </p>
    </div>
  )
}
