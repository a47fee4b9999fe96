import { afterEach, describe, expect, it, vi } from 'vitest'
import { isWeChat } from './in-wechat.ts'
import { heldFile, letGoOfFile, saveBlob, saveFile } from './save-file.ts'

const AGENTS = {
  ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x1800312f) NetType/WIFI Language/zh_CN',
  desktop:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x6309092b) XWEB/9129',
  chrome:
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
}

/** A browser that counts what is downloaded by name. */
function browser(userAgent: string): readonly string[] {
  const downloads: string[] = []
  vi.stubGlobal('navigator', { userAgent })
  vi.stubGlobal('document', {
    createElement: () => {
      const anchor = { href: '', download: '', click: () => void downloads.push(anchor.download) }
      return anchor
    },
  })
  vi.useFakeTimers()
  return downloads
}

afterEach(() => {
  letGoOfFile()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a file that is offered', () => {
  it('is downloaded where browsers download', () => {
    const downloads = browser(AGENTS.chrome)
    saveFile({ name: 'a.csv', type: 'text/csv', text: 'a' })
    saveBlob('b.xlsx', new Blob(['b']))
    expect(downloads).toEqual(['a.csv', 'b.xlsx'])
    expect(heldFile()).toBeNull()
  })

  it('is held to be copied within WeChat, and told by its name where it is no text', async () => {
    const downloads = browser(AGENTS.ios)
    saveFile({ name: 'a.csv', type: 'text/csv', text: 'a' })
    expect(heldFile()).toEqual({ name: 'a.csv', text: 'a' })
    saveBlob('b.xlsx', new Blob(['b'], { type: 'application/vnd.openxmlformats-officedocument' }))
    expect(heldFile()).toEqual({ name: 'b.xlsx', text: null })
    saveBlob('c.geojson', new Blob(['{}'], { type: 'application/geo+json' }))
    await vi.waitFor(() => expect(heldFile()).toEqual({ name: 'c.geojson', text: '{}' }))
    expect(downloads).toEqual([])
  })

  it.each(Object.entries(AGENTS))('knows WeChat by its user agent: %s', (of, agent) => {
    expect(isWeChat(agent)).toBe(of !== 'chrome')
  })
})
