"""Characters that OCR takes for one another, because they look alike in print.

Out: groups of characters. Search offers what differs from a query by one of them, below what matches it, and says so.
"""

from __future__ import annotations

from functools import lru_cache

_GROUPS = """
己已巳 未末 土士 日曰 人入八 千干于 大太犬 天夫 戊戌戍成 贝见 今令 折拆析 免兔 鸟乌 师帅 晴睛 暖暧 拨拔 侯候 崇祟 辩辨辫
治冶 没设 洒酒 拴栓 杨扬 场汤 抡抢 沦沧 仑仓 历厉 力刀 几儿 九丸 王玉主 住往 佳隹 货贷 贫贪 券卷 刺剌 亨享 冒胃 孟盂
币市 弋戈 弟第 徒徙 微徽 恩思 惊掠 慨概 哀衷衰 毫豪 官宫 密蜜 延廷 建健 泊泪 灸炙 炼练 爪瓜 牛午 甲申由 白自百 目且 直真
石右 祖租 竞竟 籍藉 粱梁 紧紫 累索 网冈 纲钢 绪结 盲肓 萧肃 蓝篮 绳蝇 袖抽 栽裁载 汛讯迅 诏沼 情请 淡谈 赢羸 跌铁 辰展
遗遣 邮部 郎朗 都部 峰锋 填镇 间问闻 阵陈 陕陜 隧遂 雪雷 洽恰治 姑沽 汪江 洲州 输渝 壁璧 酉西 酋首 季秀李 木本术
圆园 国图
"""


@lru_cache(maxsize=1)  # a constant, laid out above for reading
def look_alikes() -> tuple[str, ...]:
    """Groups of two characters and more; a character may stand in several."""
    return tuple(_GROUPS.split())
