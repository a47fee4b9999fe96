import type { JSX } from 'solid-js'
import { LedgerSection } from './ledger-section.tsx'
import { NeedsSection } from './needs-section.tsx'
import './provide.css'

/** 如何提供: what is needed where, and what there is to provide it. */
export function ProvideTab(): JSX.Element {
  return (
    <div class="provide">
      <NeedsSection />
      <LedgerSection />
    </div>
  )
}
