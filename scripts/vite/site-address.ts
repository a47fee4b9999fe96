import type { HtmlTagDescriptor, Plugin } from 'vite'
import { SOCIAL_FILE } from '../icons/icon-pictures.ts'
import { SOCIAL_SIZE } from '../icons/social-picture.ts'

/**
 * Tells each page its own address and its picture for where it is shared: readers of Open Graph take no relative ones.
 * @param site address that the build will stand at, such as `https://somebody.github.io/quarter-hour/`; without one
 *   nothing is told, and the build stands anywhere
 * @throws Error when that is no http(s) address.
 */
export function siteAddress(site: string | undefined): Plugin {
  const folder = site === undefined || site === '' ? null : folderOf(site)
  return {
    name: 'site-address',
    apply: 'build',
    transformIndexHtml: (_html, { path }) => (folder === null ? [] : addressTags(folder, path)),
  }
}

/** Tags of one page. `path` as Vite names it: `/index.html`. */
export function addressTags(folder: string, path: string): HtmlTagDescriptor[] {
  const page = new URL(path.replace(/^\/+/, '').replace(/(^|\/)index\.html$/, '$1'), folder).href
  const picture = new URL(SOCIAL_FILE, folder).href
  const property = (name: string, content: string): HtmlTagDescriptor => ({
    tag: 'meta',
    attrs: { property: name, content },
    injectTo: 'head',
  })
  return [
    { tag: 'link', attrs: { rel: 'canonical', href: page }, injectTo: 'head' },
    property('og:url', page),
    property('og:image', picture),
    property('og:image:type', 'image/png'),
    property('og:image:width', String(SOCIAL_SIZE.width)),
    property('og:image:height', String(SOCIAL_SIZE.height)),
    property('og:image:alt', '一刻钟 · Quarter Hour'),
    { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' },
  ]
}

/** With a slash at its end, without `?` and `#`. */
export function folderOf(site: string): string {
  const url = URL.canParse(site) ? new URL(site) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(
      `SITE_URL: found "${site}", expected an address such as https://example.org/quarter-hour/`,
    )
  return url.origin + url.pathname.replace(/\/*$/, '/')
}
