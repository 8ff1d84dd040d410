/** 财政部《项目支出绩效评价管理办法》: weights, formulas, reasons, grades */
export const EVALUATION = '财预〔2020〕10号';

/** 《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》: how targets are set and measured */
export const TARGETS = '财预〔2021〕101号';
