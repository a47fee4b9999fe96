import { createRoot } from 'solid-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Reference } from '../../engine/protocol.ts'
import { EMPTY_LINK, readPageLink, writePageLink } from '../../format/page-link.ts'
import { readStandardLink } from '../../format/standard-link.ts'
import type { Standard } from '../../services/standard.ts'
import { serviceIds, shippedStandards } from '../../services/testing/standards.ts'
import { createLinkState } from '../../state/link-state.ts'
import type { Session } from '../../state/session.ts'
import { createOwnStandards } from '../../state/standards.ts'
import { stubBrowser } from '../../state/testing/browser.ts'
import { stubStorage } from '../../state/testing/storage.ts'
import { isStandardOnlyNamed, standardInLinks } from './export-choice.ts'

const standards = shippedStandards()
const services = serviceIds()
const reference = { standards, services: services.map((id) => ({ id })), walkers: [] } as unknown as Reference

beforeEach(() => {
  stubStorage()
  stubBrowser('')
})
afterEach(() => vi.unstubAllGlobals())

/** A page with a copy of a standard that comes with it. */
function openCopy() {
  const [base] = standards
  if (base === undefined) throw new Error('no standards')
  return createRoot(() => {
    const own = createOwnStandards({ ...createLinkState(), reference: () => reference })
    own.duplicate(base, '我的')
    return { own, session: sessionOf(() => own.current()?.standard, own) }
  })
}

const sessionOf = (standard: () => Standard | undefined, own?: ReturnType<typeof createOwnStandards>) =>
  ({
    terms: () => ({ standard: standard() }),
    standards: () => own,
    reference: () => reference,
    city: () => ({ own: null }),
  }) as unknown as Session

it('a short standard of the reader’s own stands in every link, and is read from it as it is', () => {
  const { own, session } = openCopy()
  own.edit({ kind: 'remove-rule', rule: own.current()?.standard.rules[0]?.id ?? '' })
  own.edit({ kind: 'tolerance', tolerance: 2 })
  const hash = writePageLink({ ...EMPTY_LINK, ...standardInLinks(session) })
  const found = readStandardLink(readPageLink(hash).link.own ?? '', { standards, services })
  expect(found?.standard).toEqual(own.current()?.standard)
  expect(isStandardOnlyNamed(session)).toBe(false)
})

it('a long one is named, never left to be taken for another, and that is said', () => {
  const { own, session } = openCopy()
  for (const { id } of own.current()?.standard.rules ?? [])
    own.edit({ kind: 'threshold', rule: id, threshold: 11 })
  own.edit({ kind: 'name', name: '很长的名字'.repeat(8) })
  expect(own.linkText()).not.toBeNull()
  expect(standardInLinks(session)).toEqual({ standard: own.current()?.standard.id, own: null })
  expect(isStandardOnlyNamed(session)).toBe(true)
})

it('one that comes with the page is named, and nothing is to be said', () => {
  const session = sessionOf(() => standards[1])
  expect(standardInLinks(session)).toEqual({ standard: standards[1]?.id, own: null })
  expect(isStandardOnlyNamed(session)).toBe(false)
})
