// Traditional characters beside their simplified form, in pairs: those that occur in headers, codes, keywords and names of months and weekdays.
const pairs =
	'較较問问內内饋馈係系傷伤滅灭熱热鎖锁歡欢嗎吗啟启劑剂殺杀優优勢势懲惩銷销賃赁倉仓儲储冊册詐诈騙骗偽伪懸悬塗涂噴喷煙烟揚扬鳴鸣鬧闹攤摊佔占誌志線线紗纱氣气壩坝埡垭塢坞墳坟' +
	'編编號号單单訴诉時时間间處处務务項项樓楼盤盘園园門门場场鎮镇區区縣县戶户棟栋電电話话聯联繫系絡络機机傳传業业訪访員员職职稱称類类別别級级層层種种態态狀状況况結结關关閉闭開开辦办畢毕擱搁掛挂暫暂' +
	'續续蹤踪訊讯進进滿满無无協协調调溝沟認认為为確确據据審审覈核質质損损賠赔償偿錢钱額额罰罚獎奖條条歸归檔档複复復复覆复應应對对責责負负監监總总經经長长師师領领導导維维護护裝装設设備备計计劃划範范' +
	'圍围環环衛卫綠绿車车頻频響响聲声聽听見见視视現现規规則则約约諾诺預预訂订顧顾買买賣卖貨货運运達达遞递發发轉转報报簽签標标題题簡简說说註注記记錄录數数統统圖图畫画檢检測测驗验證证書书頁页張张產产' +
	'價价費费帳账賬账貸贷貳贰東东來来從从後后當当個个們们這这還还過过遠远選选適适兩两幾几萬万億亿雙双參参與与異异議议論论評评語语詞词讓让請请謝谢識识財财貿贸資资貼贴貴贵賓宾實实寫写寶宝專专將将尋寻' +
	'屬属歷历曆历嚴严勞劳動动勝胜醫医嚮向國国團团圓圆壓压壞坏壯壮夠够夾夹奪夺婦妇媽妈學学寢寝屆届岡冈島岛崗岗幣币幫帮庫库廠厂廣广廳厅彈弹彙汇徑径徵征憑凭懷怀戰战戲戏擇择擊击擔担擬拟攝摄敗败敘叙斷断' +
	'於于晝昼會会枱台棄弃構构樣样樂乐權权歐欧歲岁殘残氣气決决沒没洩泄淨净減减渦涡漁渔漲涨潔洁澤泽濕湿濟济灣湾滲渗煩烦燈灯爭争牆墙獨独獲获瑣琐畝亩瘋疯癥症盜盗盡尽礎础禮礼稅税積积穩稳窮穷競竞筆笔節节' +
	'築筑籌筹籤签糧粮糾纠紀纪紅红紙纸紛纷細细終终組组給给絕绝網网緊紧線线緩缓練练縮缩織织繳缴繼继罷罢羅罗習习聞闻膠胶臨临舉举舊旧艙舱艦舰藝艺藥药蘇苏蟲虫術术衝冲補补製制親亲觀观觸触訓训託托許许詢询' +
	'試试該该詳详誠诚誤误談谈諮咨講讲謹谨譜谱譯译變变豐丰販贩貪贪貫贯貶贬購购賢贤賴赖趕赶跡迹踐践輕轻載载輛辆輪轮輸输轄辖農农逕径遊游違违遲迟遺遗郵邮鄉乡鄰邻釋释鈴铃銀银鋪铺鋼钢錯错鍵键鐵铁鑑鉴鑰钥' +
	'閒闲閱阅闊阔隊队階阶際际隱隐隸隶難难雜杂離离靜静頂顶順顺須须頭头願愿風风飛飞館馆駐驻驟骤體体髒脏點点齊齐齡龄龍龙頒颁颱台飲饮駛驶魚鱼鳥鸟麥麦黃黄黨党臺台裡里裏里麼么曠旷滯滞遷迁闖闯閃闪閥阀隨随' +
	'雲云霧雾靈灵韓韩顏颜顯显廈厦廁厕廚厨櫃柜欄栏燒烧瀉泻灑洒牽牵獄狱瓏珑疊叠療疗盃杯睏困礙碍竊窃箇个緻致緣缘縫缝纖纤罵骂脅胁腳脚腦脑屜屉嶺岭執执塊块塵尘墊垫墜坠壇坛奧奥嬰婴孫孙寧宁巖岩帶带幀帧幹干' +
	'亂乱兒儿兌兑鑿凿剮剐準准誇夸屍尸惡恶攏拢漬渍溫温燙烫貓猫蓋盖著着磚砖脫脱虛虚蠻蛮訟讼諉诿贈赠遜逊邏逻閘闸險险糞粪魯鲁殭僵陽阳陰阴寵宠債债賊贼鏡镜' +
	'廢废強强彌弥彎弯彥彦憂忧慮虑慣惯拋抛採采掃扫換换揮挥搶抢搖摇撥拨撿捡擁拥擋挡擠挤擴扩擾扰攔拦敵敌斂敛暢畅曉晓棲栖楊杨榮荣槍枪樁桩樑梁樹树橋桥龜龟';

const simplified = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs[at]!, pairs[at + 1]!);

/** A text with the traditional characters of headers and codes in their simplified form. For comparing only, never shown. */
export function toSimplified(text: string): string {
	let out = '';
	for (const char of text) out += simplified.get(char) ?? char;
	return out;
}

let traditional: ReadonlyMap<string, string> | undefined;

/** Every way in which a simplified character is written: itself, then its traditional forms. */
export function formsOf(char: string): string {
	if (!traditional) {
		const forms = new Map<string, string>();
		for (const [from, to] of simplified) forms.set(to, (forms.get(to) ?? to) + from);
		traditional = forms;
	}
	return char + (traditional.get(char) ?? '');
}

/** The traditional characters that are known, and beside them in the same order their simplified forms. */
export const scripts = {
	traditional: [...simplified.keys()].join(''),
	simplified: [...simplified.values()].join('')
};
