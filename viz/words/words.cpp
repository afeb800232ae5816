#include "viz/words/words.h"

#include <array>

namespace tidegate::viz {

namespace {

struct Entry {
    Word word;
    const char* english;
    const char* chinese;
};

constexpr Entry table[] = {
    {Word::partial_file, "PARTIAL RECORDING", "录制未完成"},
    {Word::interrupted, "interrupted run", "运行被中断"},
    {Word::now, "now", "此刻"},
    {Word::play, "Play", "播放"},
    {Word::pause, "Pause", "暂停"},
    {Word::agents_by, "Colour by", "着色"},
    {Word::speed, "speed", "速度"},
    {Word::density, "density", "密度"},
    {Word::density_map, "density map", "密度图"},
    {Word::all_levels, "all levels", "全部楼层"},
    {Word::language, "中文", "English"},
    {Word::theme_dark, "dark", "深色"},
    {Word::theme_light, "light", "浅色"},
    {Word::warnings, "Warning levels", "预警级别"},
    {Word::outcomes, "Outcome of the run", "运行结果"},
    {Word::curves, "Observables", "指标"},
    {Word::plan_actions, "Plan actions", "预案措施"},
    {Word::no_plan_actions, "no plan action was ordered", "未下达预案措施"},
    {Word::no_rules, "no warning rules", "无预警规则"},
    {Word::present, "inside", "在场"},
    {Word::waiting_outside, "waiting outside", "场外等候"},
    {Word::exited, "left by exits", "由出口离开"},
    {Word::boarded, "left by train", "乘车离开"},
    {Word::passengers, "people", "人"},
    {Word::per_m2, "people/m²", "人/m²"},
    {Word::m_per_s, "m/s", "m/s"},
    {Word::per_min, "/min", "/分钟"},
    {Word::per_m_s, "people/(m·s)", "人/(m·s)"},
    {Word::per_s2, "1/s²", "1/s²"},
    {Word::newton, "N", "牛"},
    {Word::newton_per_m, "N/m", "牛/米"},
    {Word::second, "s", "秒"},
    {Word::open, "open", "开放"},
    {Word::closed, "closed", "关闭"},
    {Word::held, "held", "暂停放行"},
    {Word::metered, "metered", "限流"},
    {Word::train, "train", "列车"},
    {Word::ordered, "ordered", "已下令"},
    {Word::in_effect, "in effect", "生效中"},
    {Word::still, "standing", "静止"},
    {Word::fast, "fast", "快"},
    {Word::warning_none, "none", "无"},
    {Word::warning_blue, "blue", "蓝"},
    {Word::warning_yellow, "yellow", "黄"},
    {Word::warning_orange, "orange", "橙"},
    {Word::warning_red, "red", "红"},
    {Word::lanes_open, "lanes open", "通道开放"},
    {Word::key_help, "space play · ←→ step · 1-9 level · 0 all · +- zoom · D map · C colour",
     "空格 播放 · ←→ 步进 · 1-9 楼层 · 0 全部 · +- 缩放 · D 密度图 · C 着色"},
    {Word::end_of_recording, "recording ends", "录制结束"},
    {Word::worst_now, "most crowded", "最拥挤"},
    {Word::level_of_service, "Fruin level of service", "Fruin 服务水平"},
    {Word::highest, "highest", "最高"},
    {Word::clearing_time, "venue clear after", "清场用时"},
    {Word::present_at_end, "inside at the end", "结束时仍在场"},
    {Word::not_appeared, "never got in", "未能入场"},
    {Word::mean_journey, "mean journey", "平均行程时间"},
    {Word::mean_wait_outside, "mean wait outside", "平均场外等候"},
    {Word::left_behind, "left behind by trains", "未能上车人次"},
    {Word::stuck, "found stuck", "滞留乘客"},
    {Word::minute, "min", "分钟"},
    {Word::quiet_rules, "more rules without a warning", "条其他规则未达预警"},
};
static_assert(std::size(table) == static_cast<std::size_t>(Word::count), "one entry for each word");

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < std::size(table); ++i) {
        if (table[i].word != static_cast<Word>(i)) return false;
    }
    return true;
}
static_assert(is_in_order(), "entries stand in the order of the words");

}  // namespace

const char* say(Word word, Language language) {
    const Entry& entry = table[static_cast<std::size_t>(word)];
    return language == Language::chinese ? entry.chinese : entry.english;
}

Word word_of(WarningLevel level) {
    return static_cast<Word>(static_cast<int>(Word::warning_none) + static_cast<int>(level));
}

std::string shown_unit(const std::string& unit, Language language) {
    if (unit == "passengers") return say(Word::passengers, language);
    if (unit == "1/m2") return say(Word::per_m2, language);
    if (unit == "1/min") return say(Word::per_min, language);
    if (unit == "1/(m s)") return say(Word::per_m_s, language);
    if (unit == "1/s2") return say(Word::per_s2, language);
    if (unit == "N/m") return say(Word::newton_per_m, language);
    if (unit == "N") return say(Word::newton, language);
    if (unit == "s") return say(Word::second, language);
    return unit;
}

std::string shown_name(const std::string& name) {
    std::string shown = name;
    for (char& c : shown) {
        if (c == '_') c = ' ';
    }
    return shown;
}

}  // namespace tidegate::viz
