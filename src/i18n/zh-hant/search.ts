/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */
/** The search box. Simplified Chinese; the original. */
export const search = {
  label: '查找社區、街道、門牌或服務',
  services: '您住在哪兒？',
  gaps: '查找社區、街道或服務',
  data: '查找社區、街道或服務',
  clear: '清空',
  list: '查找結果',
  point: '地圖上選的點',
  kind: {
    community: '社區',
    village: '村',
    estate: '小區',
    derived: '推算街坊',
    service: '服務',
    street: '道路',
    place: '地點',
    address: '門牌',
  },
  /** Behind a street or facility: near which community it is. */
  near: (community: string) => `${community}附近`,
  /** What choosing a facility does. */
  route: '看路線',
  start: '作為出發點',
  found: (n: string) => `找到 ${n} 個結果`,
  none: '沒有找到',
  hint: '換個寫法，或者用拼音首字母，如「tam」找天安門。也可以：',
  tap: '在地圖上點',
  locate: '用我的位置',
  locating: '正在定位……',
  waiting: '城市資料還沒有讀好，請稍等。',
  loading: '正在讀取街道、門牌和設施名稱……',
}
