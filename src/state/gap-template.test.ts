import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../format/gap-template.ts'
import { planning } from '../i18n/zh-hans/planning.ts'
import { createGapTemplate } from './gap-template.ts'
import { stubStorage } from './testing/storage.ts'

const { texts: store } = stubStorage()

beforeEach(() => store.clear())

const open = () =>
  createRoot(() =>
    createGapTemplate(
      () => planning.listing.file.columns,
      () => '模板',
    ),
  )

test('what was used holds the next time, until it is put back', () => {
  const first = open()
  expect(first.template()).toEqual(DEFAULT_TEMPLATE)
  expect(first.use('{"problems": ["社区", "人口"]}')).toBe(true)
  const next = open()
  expect(next.isUsual()).toBe(false)
  expect(next.template().problems.map(({ column }) => column)).toEqual(['community', 'residents'])
  next.reset()
  expect(open().template()).toEqual(DEFAULT_TEMPLATE)
})

test('what cannot be read is told, stays to be mended, and changes nothing', () => {
  const kept = open()
  kept.use('{"problems": ["社区"]}')
  expect(kept.use('{"problems": ["手机号"]}')).toBe(false)
  expect(kept.problem()).toMatch(/^模板: at problems\[0\]: found "手机号", expected one of/)
  expect(kept.text()).toBe('{"problems": ["手机号"]}')
  expect(kept.template().problems).toHaveLength(1)
  expect(open().template().problems).toHaveLength(1)
})

test('one of a newer page that this one cannot read gives way to the usual columns, and is told', () => {
  store.set('quarter-hour.gap-template', '{"sheets": 4}')
  const kept = open()
  expect(kept.template()).toEqual(DEFAULT_TEMPLATE)
  expect(kept.problem()).toMatch(/unknown key/)
})

test('what the page shows to begin with can be used as it is', () => {
  const kept = open()
  expect(kept.use(kept.text())).toBe(true)
  expect(kept.template()).toEqual(DEFAULT_TEMPLATE)
})
