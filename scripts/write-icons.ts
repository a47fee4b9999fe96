/**
 * Makes the PNGs of `public/` from `public/icon.svg`, with the Chromium of this machine. Run it when the icon changed:
 *
 *     node --import tsx scripts/write-icons.ts
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runCommand } from './cli/arguments.ts'
import { findBrowser, hasChineseFont } from './e2e/find-browser.ts'
import { ICON_PICTURES, iconOfShape, SOCIAL_FILE } from './icons/icon-pictures.ts'
import { SOCIAL_SIZE, socialPicture } from './icons/social-picture.ts'
import { projectFolder } from './read-data.ts'

await runCommand(async () => {
  const found = findBrowser()
  if (found === null) throw new Error('found no Chromium: install one and name it with CHROMIUM=/path/to/it')
  if (!hasChineseFont()) throw new Error('found no Chinese font, expected one such as fonts-noto-cjk')
  const folder = join(projectFolder, 'public')
  const icon = readFileSync(join(folder, 'icon.svg'), 'utf8')
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    for (const { file, size, shape } of ICON_PICTURES) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(
        `<!doctype html><style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${iconOfShape(icon, shape)}`,
      )
      await page.screenshot({ path: join(folder, file), omitBackground: true })
      console.log(file)
    }
    await page.setViewportSize(SOCIAL_SIZE)
    await page.setContent(socialPicture(icon))
    await page.screenshot({ path: join(folder, SOCIAL_FILE) })
    console.log(SOCIAL_FILE)
  } finally {
    await browser.close()
  }
})
