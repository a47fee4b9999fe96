/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
export const easy = {
  /** Large text, few controls. */
  mode: '長輩模式',
  showMap: '看地圖',
  showWords: '看文字',
  /** Four large buttons; below each which services it stands for. */
  tasks: {
    heading: '您想做什麼？',
    groceries: '菜市場、超市、便利店、肉鋪',
    doctor: '衛生站、醫院、藥店',
    eating: '飯館、早點、老年食堂',
    affairs: '社區、派出所、郵局、銀行',
  },
  terms: (minutes: string, walker: string) => `按步行 ${minutes}、${walker}計算`,
  termsFixed: (walker: string) => `按標準的距離、${walker}計算`,
  read: {
    start: '讀給我聽',
    stop: '停止朗讀',
    line: (service: string, far: string) => `${service}，${far}。`,
  },
  /** 兩雙腿: what a second walker reaches, and what not. */
  two: {
    label: '兩雙腿',
    choose: '和誰比',
    /** By the walker's id; the first two stand in for whoever is not named. */
    compare: {
      other: (walker: string) => `和「${walker}」比一比`,
      elder: '和慢走的比一比',
      adult: '和成年人比一比',
      standard: '和標準步速比一比',
      wheelchair: '和坐輪椅的比一比',
    },
    who: {
      other: (walker: string) => `換成「${walker}」`,
      elder: '年紀大了',
      adult: '按成年人的步速',
      standard: '按標準步速',
      wheelchair: '坐輪椅',
    },
    loses: (who: string, n: string) => `${who}會失去這 ${n} 項`,
    losesNothing: (who: string) => `${who}，標準要求的服務一項也不少`,
    gains: (who: string, n: string) => `${who}會多出這 ${n} 項`,
    unsure: (who: string, n: string) => `${who}有 ${n} 項不確定`,
    alsoLoses: (n: string) => `標準不要求的，還會失去 ${n} 項`,
    alsoGains: (n: string) => `標準不要求的，還會多出 ${n} 項`,
    reached: (walker: string, reached: string, of: string) => `${walker}：${of} 項服務有 ${reached} 項走得到`,
    list: (headline: string, names: string) => `${headline}：${names}`,
    separator: '、',
    stop: '。',
    service: '服務',
  },
}
