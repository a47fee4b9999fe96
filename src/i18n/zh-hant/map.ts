/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
export const map = {
  title: '地圖',
  zoomIn: '放大',
  zoomOut: '縮小',
  showCity: '顯示全城',
  notLoaded: {
    title: '地圖沒有讀出來',
    text: '列表和表格照常可用。請檢查網路，再重新打開頁面。',
  },
  noDrawing: {
    title: '這個瀏覽器畫不出地圖',
    text: '列表和表格不受影響，所有結果都在那裡。換用較新的瀏覽器，或打開硬體加速，就能看到地圖。',
  },
  missing: (n: string) => `缺 ${n} 項`,
  atLeast: (n: string) => `至少缺 ${n} 項`,
  /** In words, such as 約 4,210. */
  residents: (people: string) => `居民：${people} 人`,
  minutes: (n: string) => `步行 ${n} 分鐘`,
  kilometres: (n: string) => `步行 ${n} 公里`,
  /** On the mark of a facility. */
  labelMinutes: (n: string) => `${n} 分鐘`,
  straightCircle: (minutes: string) => `直線 ${minutes} 分鐘`,
  walkableShare: (percent: string) => `步行可達率 ${percent}`,
  joined: (one: string, other: string) => `${one} · ${other}`,
  /** On the scale bar. */
  metresOnScale: (n: string) => `${n} 米`,
  kilometresOnScale: (n: string) => `${n} 公里`,
  withinReach: '走得到',
  /** With the way to the nearest one. */
  tooFarBy: (walk: string) => `走不到，最近${walk}`,
  cannotTell: '不確定',
  legend: {
    title: '圖例',
    meets: '達標',
    gaps: '缺項（數字為缺幾項）',
    meetsWith: (tolerance: string) => `達標（允許缺 ${tolerance} 項）`,
    tooFar: '走不到',
    tooFarMinutes: '走不到（數字為最近的分鐘數）',
    tooFarKilometres: '走不到（數字為最近的公里數）',
    notJudged: '可以點選的社區',
    bands: (minutes: string) => `步行 ${minutes} 分鐘內`,
    edge: (minutes: string) => `步行 ${minutes} 分鐘`,
    estimate: '按直線估算',
    straight: '直線距離',
    /** Whose circle it is, and how far it goes. */
    walker: (walker: string, minutes: string) => `${walker}：${minutes} 分鐘`,

    date: (month: string) => `資料 ${month}`,
  },
}
