/** Simplified Chinese; the original. */
export const map = {
  title: '地图',
  zoomIn: '放大',
  zoomOut: '缩小',
  showCity: '显示全城',
  notLoaded: {
    title: '地图没有读出来',
    text: '列表和表格照常可用。请检查网络，再重新打开页面。',
  },
  noDrawing: {
    title: '这个浏览器画不出地图',
    text: '列表和表格不受影响，所有结果都在那里。换用较新的浏览器，或打开硬件加速，就能看到地图。',
  },
  missing: (n: string) => `缺 ${n} 项`,
  atLeast: (n: string) => `至少缺 ${n} 项`,
  /** In words, such as 约 4,210. */
  residents: (people: string) => `居民：${people} 人`,
  minutes: (n: string) => `步行 ${n} 分钟`,
  kilometres: (n: string) => `步行 ${n} 公里`,
  /** On the mark of a facility. */
  labelMinutes: (n: string) => `${n} 分钟`,
  straightCircle: (minutes: string) => `直线 ${minutes} 分钟`,
  walkableShare: (percent: string) => `步行可达率 ${percent}`,
  joined: (one: string, other: string) => `${one} · ${other}`,
  /** On the scale bar. */
  metresOnScale: (n: string) => `${n} 米`,
  kilometresOnScale: (n: string) => `${n} 公里`,
  withinReach: '走得到',
  /** With the way to the nearest one. */
  tooFarBy: (walk: string) => `走不到，最近${walk}`,
  cannotTell: '说不准',
  legend: {
    title: '图例',
    meets: '达标',
    gaps: '缺项（数字为缺几项）',
    meetsWith: (tolerance: string) => `达标（允许缺 ${tolerance} 项）`,
    tooFar: '走不到',
    tooFarMinutes: '走不到（数字为最近的分钟数）',
    tooFarKilometres: '走不到（数字为最近的公里数）',
    notJudged: '可以点选的社区',
    bands: (minutes: string) => `步行 ${minutes} 分钟内`,
    edge: (minutes: string) => `步行 ${minutes} 分钟`,
    estimate: '按直线估算',
    straight: '直线距离',
    /** Whose circle it is, and how far it goes. */
    walker: (walker: string, minutes: string) => `${walker}：${minutes} 分钟`,

    date: (month: string) => `数据 ${month}`,
  },
}
