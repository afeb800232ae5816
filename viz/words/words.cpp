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
    {Word::all_levels, "all levels", "全部楼层"},
    {Word::all_venues, "all venues", "全部场所"},
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
    {Word::bus, "bus", "公交车"},
    {Word::shuttle, "shuttle", "接驳车"},
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
    {Word::withdrawn, "withdrawn", "已撤除"},
    {Word::never, "never", "未达到"},
    {Word::time_at_orange, "time at orange or red", "橙色及以上时长"},
    {Word::field_none, "none", "无"},
    {Word::field_density, "density", "密度"},
    {Word::field_service, "Fruin service", "服务水平"},
    {Word::field_speed, "speed", "速度"},
    {Word::field_pressure, "crowd pressure", "人群压力"},
    {Word::field_counterflow, "counterflow", "对向流"},
    {Word::field_peak, "peak density", "最高密度"},
    {Word::field_time_above, "time above", "超限时长"},
    {Word::colour_density, "density", "密度"},
    {Word::colour_speed, "speed", "速度"},
    {Word::colour_activity, "activity", "状态"},
    {Word::colour_destination, "destination", "目的地"},
    {Word::colour_time_inside, "time inside", "在场时间"},
    {Word::colour_class, "class", "人员类别"},
    {Word::colour_wait, "time waited", "已等待时间"},
    {Word::colour_compliance, "compliance", "预案遵从"},
    {Word::not_recorded, "not recorded", "未录制"},
    {Word::field, "Field", "场图"},
    {Word::event, "event", "事件"},
    {Word::loop, "loop", "循环"},
    {Word::loop_help,
     "plays five minutes from here again and again; Shift and a drag over the time axis choose others",
     "从此刻起循环播放五分钟；按住 Shift 在时间轴上拖动可另选时段"},
    {Word::live, "LIVE", "实时"},
    {Word::live_help, "stays at the end of what is being recorded", "停留在录制的最新时刻"},
    {Word::recording, "BEING RECORDED", "正在录制"},
    {Word::page_plan, "plan", "平面"},
    {Word::page_network, "network", "线网"},
    {Word::page_curves, "curves", "曲线"},
    {Word::page_outcomes, "outcomes", "结果"},
    {Word::stacked, "stacked", "叠放"},
    {Word::fit, "fit", "适配"},
    {Word::trails, "trails", "轨迹"},
    {Word::difference, "difference", "差值图"},
    {Word::bookmark, "bookmarks", "书签"},
    {Word::note_at, "Note at", "备注于"},
    {Word::add, "add", "添加"},
    {Word::exports, "export", "导出"},
    {Word::stop, "stop", "停止"},
    {Word::export_picture, "picture (PNG)", "图片 (PNG)"},
    {Word::export_video, "video (MP4)", "视频 (MP4)"},
    {Word::export_curves, "curves (CSV)", "曲线 (CSV)"},
    {Word::export_chart, "one curve (PNG)", "单条曲线 (PNG)"},
    {Word::open_file, "open", "打开"},
    {Word::text_size, "size of letters: laptop, normal, projector", "文字大小：笔记本、普通、投影"},
    {Word::help, "Keys and mouse", "键盘与鼠标"},
    {Word::close, "close", "收起"},
    {Word::reading, "reading the recording", "正在读取录制"},
    {Word::passenger, "passenger", "乘客"},
    {Word::click_to_pick, "click to follow up", "点击查看"},
    {Word::click_to_go, "click to go there", "点击前往"},
    {Word::worst_of_all, "Most crowded of all", "全程最拥挤"},
    {Word::what_changed, "What changed from A to B", "从 A 到 B 的变化"},
    {Word::averted, "averted", "已避免"},
    {Word::added, "new", "新出现"},
    {Word::no_outcomes, "the run has no outcomes yet: it was not finished", "尚无结果：运行未结束"},
    {Word::no_curves, "nothing was watched: the scenario has no observables", "未设监测指标"},
    {Word::choose_curves, "Show only these:", "仅显示："},
    {Word::appeared, "appeared", "进入时间"},
    {Word::waited_outside, "waited outside", "场外等候"},
    {Word::left_at, "left", "离开时间"},
    {Word::free_speed, "free speed", "自由速度"},
    {Word::from, "from", "起点"},
    {Word::to, "to", "目的地"},
    {Word::follow, "follow", "跟随"},
    {Word::any_exit, "any exit", "任一出口"},
    {Word::activity_walking, "walking", "行走"},
    {Word::activity_queueing, "queueing", "排队"},
    {Word::activity_waiting, "waiting for a train", "候车"},
    {Word::activity_service, "at a gate", "过闸"},
    {Word::activity_held, "held", "被拦停"},
    {Word::activity_stuck, "stuck", "滞留"},
    {Word::activity_staying, "staying", "停留"},
    {Word::less_in_b, "less in B", "B 较少"},
    {Word::more_in_b, "more in B", "B 较多"},
    {Word::help_play, "play and pause", "播放与暂停"},
    {Word::help_step, "5 s back or on; with Shift a minute", "后退或前进 5 秒；加 Shift 为一分钟"},
    {Word::help_frame, "one frame back or on", "后退或前进一帧"},
    {Word::help_events,
     "event before, next event: warnings, orders, effects, stuck",
     "上一事件、下一事件：预警、下令、生效、滞留"},
    {Word::help_ends,
     "beginning and end; the end of a growing run is followed",
     "开头与末尾；录制中的运行跟随末尾"},
    {Word::help_levels, "all levels, one level", "全部楼层、单个楼层"},
    {Word::help_stack, "levels above one another", "楼层叠放"},
    {Word::help_turn, "turn the plan by 15°", "旋转平面 15°"},
    {Word::help_zoom, "zoom in, out, fit all", "放大、缩小、适配"},
    {Word::help_colour, "colour of passengers", "乘客着色"},
    {Word::help_field, "density field; next field", "密度场图；下一场图"},
    {Word::help_trails, "where everybody was in the last 10 s", "最近 10 秒的轨迹"},
    {Word::help_difference, "difference of two runs", "两次运行的差值"},
    {Word::help_pages, "network page, curves page, outcomes page", "线网页、曲线页、结果页"},
    {Word::help_undo, "undo and redo changes of the view", "撤销与重做视图更改"},
    {Word::help_escape, "let go of the passenger, close this", "放开乘客，关闭本页"},
    {Word::help_help, "this page", "本页"},
    {Word::help_mouse_plan,
     "Plan: drag to move, wheel to zoom at the cursor, double click to fit.",
     "平面：拖动平移，滚轮缩放，双击适配。"},
    {Word::help_mouse_pick,
     "Plan: click a passenger for the journey; the values of a field stand under the cursor.",
     "平面：点击乘客查看行程；光标处显示场图数值。"},
    {Word::help_mouse_time,
     "Time axis and curves: click or drag to go there.",
     "时间轴与曲线：点击或拖动前往该时刻。"},
    {Word::help_mouse_axis,
     "Time axis and curves: wheel to zoom, right button to move, double right click for all.",
     "时间轴与曲线：滚轮缩放，右键平移，双击右键显示全部。"},
    {Word::help_mouse_loop,
     "Time axis: Shift and drag to choose a loop.",
     "时间轴：按住 Shift 拖动选择循环时段。"},
    {Word::help_mouse_files,
     "Drop one recording on the window to open it, two to compare them.",
     "拖入一个录制文件打开，拖入两个进行比较。"},
    {Word::help_mouse_edges,
     "Edges of the side column and of the time panel: drag; double click for the usual size.",
     "侧栏与时间面板的边缘：拖动调整大小，双击恢复。"},
    {Word::open_one, "Open", "打开"},
    {Word::open_two, "Compare the two", "比较两个"},
    {Word::path_hint, "path of a recording (RUN.h5)", "录制文件路径 (RUN.h5)"},
    {Word::open_path, "open this", "打开此文件"},
    {Word::start_line, "Choose a recording to watch, or two to compare.", "选择一个录制观看，或选择两个比较。"},
    {Word::no_offers,
     "No recording was opened before and none lies in this folder. Make one first, then open it here.",
     "此前未打开过录制，当前文件夹中也没有。请先生成一个，再在此打开。"},
    {Word::start_drop, "Recordings can also be dropped on this window.", "也可将录制文件拖入此窗口。"},
    {Word::criterion, "criterion", "判据"},
    {Word::without_plan, "without a plan", "无预案"},
    {Word::finished, "finished", "已完成"},
    {Word::plan, "plan", "预案"},
    {Word::start_make,
     "A recording is made by:  ./tidegate run scenarios/midnight_wave -o run.h5",
     "生成录制：./tidegate run scenarios/midnight_wave -o run.h5"},
    {Word::exported, "Written:", "已写入："},
    {Word::opening, "opening", "正在打开"},
    {Word::frames_missing,
     "This run was recorded without trajectories (record.frame_interval_s = 0): curves, warnings and outcomes are there, passengers are not.",
     "该运行未录制轨迹（record.frame_interval_s = 0）：有曲线、预警和结果，无乘客。"},
    {Word::software_drawing,
     "The graphics driver has no OpenGL 3.3: everything is drawn by the processor, more slowly.",
     "显卡驱动不支持 OpenGL 3.3：由处理器绘制，速度较慢。"},
    {Word::highest_level, "highest level", "最高级别"},
    {Word::more_actions, "wheel over the names for more", "在名称上滚动查看更多"},
    {Word::help_quit, "close the window", "关闭窗口程序"},
    {Word::network_box, "box: people inside, mean density of the fullest level", "方框：在场人数，最满楼层的平均密度"},
    {Word::network_link, "band: width of the link, people on it, density", "宽带：线路宽度、线路上人数、密度"},
    {Word::network_vehicle, "on lines: people on board, coloured by how full", "线上：车内人数，颜色表示满载程度"},
    {Word::network_open, "double click a venue for its plan", "双击场所查看其平面"},
    {Word::nothing_asked, "nothing asked", "无要求"},
    {Word::waits_as_asked, "held, waits", "被拦停，等候中"},
    {Word::leaves_as_asked, "told to leave, leaving", "接到疏散通知，撤离中"},
    {Word::knows_changed_ways, "knows the changed ways", "已知路线变更"},
    {Word::not_heard_of_change, "has not heard of the change", "未获知路线变更"},
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
