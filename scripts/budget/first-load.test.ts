import { describe, expect, it } from 'vitest'
import { filesLoadedWith, type BuildManifest } from './first-load.ts'

const manifest: BuildManifest = {
  'index.html': { file: 'index.js', css: ['index.css'], imports: ['_shared.js'] },
  '_shared.js': { file: 'shared.js', css: ['shared.css'], imports: ['_deep.js', 'index.html'] },
  '_deep.js': { file: 'deep.js' },
  'map.ts': { file: 'map.js', imports: ['_maplibre.js', '_shared.js'] },
  '_maplibre.js': { file: 'maplibre.js', css: ['maplibre.css'] },
  'zh.ts': { file: 'zh.js', imports: ['_deep.js'] },
}

describe('what comes with an entry', () => {
  it('is its chunk, what that imports however deep, and the styles; once each, in circles too', () => {
    expect(filesLoadedWith(manifest, ['index.html'])).toEqual([
      'deep.js',
      'index.css',
      'index.js',
      'shared.css',
      'shared.js',
    ])
  })

  it('is joined for several entries', () => {
    const both = filesLoadedWith(manifest, ['zh.ts', 'index.html'])
    expect(both).toEqual([...filesLoadedWith(manifest, ['index.html']), 'zh.js'].sort())
  })

  it('does not count what is only asked for later', () => {
    expect(filesLoadedWith(manifest, ['index.html'])).not.toContain('maplibre.js')
  })

  it('names an entry that is gone', () => {
    expect(() => filesLoadedWith(manifest, ['fr.ts'])).toThrow('no fr.ts')
  })
})
