import { expect, test } from './fixtures.ts'
import { gapTable, keySentence, linkTo } from './page.ts'
import { zh, zhPlanning } from './words.ts'

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; 2210132C Build/UKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260183 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701(0x28003253) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'

test.use({ userAgent: ANDROID, viewport: { width: 390, height: 844 } })

test('within WeChat nothing is offered that it cannot do: text is copied, a picture is held', async ({
  page,
  sites,
}) => {
  await page.goto(`${sites.plain}${linkTo({ community: 'block:7142586,5114768' })}`)
  await expect(keySentence(page)).toBeVisible()
  await expect(page.getByRole('button', { name: zh.share.wechat.copy })).toBeVisible()
  for (const name of [zh.share.print, zh.share.send])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  await page.getByRole('button', { name: zh.share.poster }).click()
  await expect(page.getByText(zh.share.posterImage.hold)).toBeVisible()
  await expect(page.getByRole('button', { name: zh.share.posterImage.save })).toHaveCount(0)

  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)
  await page.reload()
  await expect(gapTable(page).getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByRole('button', { name: zhPlanning.report.button })).toHaveCount(0)
  await page.getByText(zh.planner.export.button, { exact: true }).click()
  await page
    .getByRole('button')
    .filter({ has: page.getByText(zh.planner.export.json, { exact: true }) })
    .click()
  const content = page.getByRole('textbox', { name: zh.share.wechat.file.content })
  await expect(content).toHaveValue(/"cityHash"/)
})
