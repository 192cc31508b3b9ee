PRAGMA application_id = 1399805004;
PRAGMA user_version = 9;
BEGIN TRANSACTION;
CREATE TABLE acknowledged (
	week TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	said TEXT NOT NULL, 
	CONSTRAINT pk_acknowledged PRIMARY KEY (week, "key"), 
	CONSTRAINT fk_acknowledged_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 STRICT

;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE attendees (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	full_name TEXT NOT NULL, 
	born TEXT NOT NULL, 
	gender TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	counts INTEGER NOT NULL, 
	CONSTRAINT pk_attendees PRIMARY KEY (record, position), 
	CONSTRAINT ck_attendees_counts CHECK (counts IN (0, 1)), 
	CONSTRAINT fk_attendees_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "attendees" VALUES(5,0,'Nguyễn Thị 0','1950','Nữ','Khu 5','',1);
INSERT INTO "attendees" VALUES(5,1,'Nguyễn Thị 1','1951','Nữ','Khu 5','',1);
INSERT INTO "attendees" VALUES(5,2,'Nguyễn Thị 2','1952','Nữ','Khu 5','',1);
INSERT INTO "attendees" VALUES(5,3,'Nguyễn Thị 0','1950','Nữ','Khu 5','',0);
CREATE TABLE book_donation (
	record INTEGER NOT NULL, 
	donor TEXT NOT NULL, 
	copies INTEGER, 
	beneficiary TEXT NOT NULL, 
	CONSTRAINT pk_book_donation PRIMARY KEY (record), 
	CONSTRAINT ck_book_donation_donor CHECK (donor IN ('collective', 'individual')), 
	CONSTRAINT ck_book_donation_copies CHECK (copies >= 0), 
	CONSTRAINT fk_book_donation_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "book_donation" VALUES(4,'collective',NULL,'');
CREATE TABLE collecting (
	week TEXT NOT NULL, 
	collects INTEGER NOT NULL, 
	units_due TEXT, 
	CONSTRAINT pk_collecting PRIMARY KEY (week), 
	CONSTRAINT ck_collecting_collects CHECK (collects IN (0, 1)), 
	CONSTRAINT fk_collecting_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE commendation (
	record INTEGER NOT NULL, 
	recipient TEXT NOT NULL, 
	awarded_by TEXT NOT NULL, 
	CONSTRAINT pk_commendation PRIMARY KEY (record), 
	CONSTRAINT ck_commendation_recipient CHECK (recipient IN ('collective', 'individual')), 
	CONSTRAINT fk_commendation_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "commendation" VALUES(6,'collective','');
CREATE TABLE dispatches (
	week TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	folder TEXT NOT NULL, 
	printed_on TEXT, 
	signed_on TEXT, 
	scan_name TEXT NOT NULL, 
	scan_sha256 TEXT, 
	sent_on TEXT, 
	method TEXT, 
	CONSTRAINT pk_dispatches PRIMARY KEY (week, number), 
	CONSTRAINT fk_dispatches_week FOREIGN KEY(week, number) REFERENCES revisions (week, number), 
	CONSTRAINT ck_dispatches_method CHECK (method IN ('email', 'hand', 'post')), 
	CONSTRAINT ck_dispatches_scan_sha256 CHECK (length(scan_sha256) = 64 AND scan_sha256 NOT GLOB '*[^0-9a-f]*')
)
 STRICT

;
INSERT INTO "dispatches" VALUES('tuan-2026',1,'D:\Bao cao\bao-cao-tlhtsd-2026-tthtcd-phuong-ha-an-lan-1','2026-10-08','2026-10-08','Quét bản ký.pdf','abababababababababababababababababababababababababababababababab','2026-10-09','email');
CREATE TABLE document_texts (
	week TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	base TEXT NOT NULL, 
	CONSTRAINT pk_document_texts PRIMARY KEY (week, "key"), 
	CONSTRAINT fk_document_texts_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 STRICT

;
CREATE TABLE event (
	record INTEGER NOT NULL, 
	organiser TEXT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (record), 
	CONSTRAINT fk_event_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "event" VALUES(5,'');
CREATE TABLE funding (
	record INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	amount INTEGER, 
	CONSTRAINT pk_funding PRIMARY KEY (record), 
	CONSTRAINT ck_funding_source CHECK (source IN ('state_budget', 'other_source')), 
	CONSTRAINT ck_funding_amount CHECK (amount >= 0), 
	CONSTRAINT fk_funding_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "funding" VALUES(7,'state_budget',NULL);
CREATE TABLE links (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (record, position), 
	CONSTRAINT fk_links_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "links" VALUES(1,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(1,1,'https://b.example','');
INSERT INTO "links" VALUES(2,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(2,1,'https://b.example','');
INSERT INTO "links" VALUES(3,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(3,1,'https://b.example','');
INSERT INTO "links" VALUES(4,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(4,1,'https://b.example','');
INSERT INTO "links" VALUES(5,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(5,1,'https://b.example','');
INSERT INTO "links" VALUES(6,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(6,1,'https://b.example','');
INSERT INTO "links" VALUES(7,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(7,1,'https://b.example','');
INSERT INTO "links" VALUES(8,0,'https://example.vn/1','Bài viết');
INSERT INTO "links" VALUES(8,1,'https://b.example','');
CREATE TABLE mails_sent (
	week TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	CONSTRAINT pk_mails_sent PRIMARY KEY (week, number, part), 
	CONSTRAINT fk_mails_sent_week FOREIGN KEY(week, number) REFERENCES dispatches (week, number)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "mails_sent" VALUES('tuan-2026',1,1);
INSERT INTO "mails_sent" VALUES('tuan-2026',1,2);
CREATE TABLE news_item (
	record INTEGER NOT NULL, 
	outlet TEXT NOT NULL, 
	CONSTRAINT pk_news_item PRIMARY KEY (record), 
	CONSTRAINT fk_news_item_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "news_item" VALUES(2,'');
CREATE TABLE other_item (
	record INTEGER NOT NULL, 
	quantity INTEGER, 
	unit TEXT NOT NULL, 
	amount INTEGER, 
	CONSTRAINT pk_other_item PRIMARY KEY (record), 
	CONSTRAINT ck_other_item_quantity CHECK (quantity >= 0), 
	CONSTRAINT ck_other_item_amount CHECK (amount >= 0), 
	CONSTRAINT fk_other_item_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "other_item" VALUES(8,NULL,'',NULL);
CREATE TABLE photos (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	week TEXT NOT NULL, 
	record INTEGER, 
	sha256 TEXT NOT NULL, 
	file_name TEXT NOT NULL, 
	caption TEXT NOT NULL, 
	typical INTEGER NOT NULL, 
	turn INTEGER NOT NULL, 
	taken_at TEXT, 
	width INTEGER, 
	height INTEGER, 
	fingerprint TEXT NOT NULL, 
	fault TEXT NOT NULL, 
	deleted_at TEXT, day_doubt TEXT, 
	CONSTRAINT uq_photos_id UNIQUE (id), 
	CONSTRAINT fk_photos_week FOREIGN KEY(week) REFERENCES weeks (id), 
	CONSTRAINT fk_photos_record FOREIGN KEY(record) REFERENCES records (sequence), 
	CONSTRAINT ck_photos_sha256 CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), 
	CONSTRAINT ck_photos_turn CHECK (turn IN (0, 90, 180, 270)), 
	CONSTRAINT ck_photos_typical CHECK (typical IN (0, 1)), 
	CONSTRAINT ck_photos_width CHECK (width >= 0), 
	CONSTRAINT ck_photos_height CHECK (height >= 0)
)
 STRICT

;
INSERT INTO "photos" VALUES(1,'anh-1','tuan-2026',1,'0000000000000000000000000000000000000000000000000000000000000001','1.jpg','Học viên lớp xóa mù chữ',1,90,'2026-10-02T08:30:00',4000,3000,'0123456789abcdef','',NULL,NULL);
INSERT INTO "photos" VALUES(2,'anh-2','tuan-2026',NULL,'0000000000000000000000000000000000000000000000000000000000000002','2.jpg','Học viên lớp xóa mù chữ',0,90,'2026-10-02T08:30:00',4000,3000,'0123456789abcdef','',NULL,NULL);
CREATE TABLE publication (
	record INTEGER NOT NULL, 
	copies INTEGER, 
	CONSTRAINT pk_publication PRIMARY KEY (record), 
	CONSTRAINT ck_publication_copies CHECK (copies >= 0), 
	CONSTRAINT fk_publication_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "publication" VALUES(3,NULL);
CREATE TABLE received_files (
	week TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	report TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	parts INTEGER NOT NULL, 
	file_name TEXT NOT NULL, 
	came_from TEXT NOT NULL, 
	sender TEXT NOT NULL, 
	sent_at TEXT, 
	taken_at TEXT NOT NULL, 
	CONSTRAINT pk_received_files PRIMARY KEY (week, sha256), 
	CONSTRAINT fk_received_files_week FOREIGN KEY(week) REFERENCES weeks (id), 
	CONSTRAINT ck_received_files_sha256 CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), 
	CONSTRAINT ck_received_files_part CHECK (part >= 0), 
	CONSTRAINT ck_received_files_parts CHECK (parts >= 0)
)
 STRICT

;
CREATE TABLE record_quantities (
	record INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_record_quantities PRIMARY KEY (record, "key"), 
	CONSTRAINT ck_record_quantities_value CHECK (value >= 0), 
	CONSTRAINT fk_record_quantities_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "record_quantities" VALUES(1,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(2,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(3,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(4,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(5,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(6,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(7,'hours_on_air',3);
INSERT INTO "record_quantities" VALUES(8,'hours_on_air',3);
CREATE TABLE records (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	week TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	category TEXT NOT NULL, 
	title TEXT NOT NULL, 
	state TEXT NOT NULL, 
	starts TEXT, 
	ends TEXT, 
	place TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	sessions INTEGER, 
	people INTEGER, 
	women INTEGER, 
	ethnic_minority INTEGER, 
	hours INTEGER, 
	metres INTEGER, 
	deleted_at TEXT, 
	CONSTRAINT uq_records_id UNIQUE (id), 
	CONSTRAINT fk_records_week FOREIGN KEY(week) REFERENCES weeks (id), 
	CONSTRAINT ck_records_state CHECK (state IN ('planned', 'held', 'cancelled')), 
	CONSTRAINT ck_records_sessions CHECK (sessions >= 0), 
	CONSTRAINT ck_records_people CHECK (people >= 0), 
	CONSTRAINT ck_records_women CHECK (women >= 0), 
	CONSTRAINT ck_records_ethnic_minority CHECK (ethnic_minority >= 0), 
	CONSTRAINT ck_records_hours CHECK (hours >= 0), 
	CONSTRAINT ck_records_metres CHECK (metres >= 0)
)
 STRICT

;
INSERT INTO "records" VALUES(1,'training_class','tuan-2026','training_class','class.literacy','Lớp bồi dưỡng, tập huấn của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(2,'news_item','tuan-2026','news_item','news','Tin, bài của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(3,'publication','tuan-2026','publication','publications','Ấn phẩm của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(4,'book_donation','tuan-2026','book_donation','books','Tặng sách của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(5,'event','tuan-2026','event','culture.sport','Cuộc thi, hoạt động của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(6,'commendation','tuan-2026','commendation','commendation','Khen thưởng của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(7,'funding','tuan-2026','funding','funding','Kinh phí của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
INSERT INTO "records" VALUES(8,'other_item','tuan-2026','other_item','other','Nội dung khác của thôn Đoài','held','2026-10-02',NULL,'Nhà văn hóa khu 5','',1,12,0,NULL,NULL,NULL,NULL);
CREATE TABLE records_as_typed (
	record INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_records_as_typed PRIMARY KEY (record, field), 
	CONSTRAINT fk_records_as_typed_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE revisions (
	week TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	check_code TEXT NOT NULL, 
	content TEXT NOT NULL, 
	form_text TEXT NOT NULL, 
	CONSTRAINT pk_revisions PRIMARY KEY (week, number), 
	CONSTRAINT fk_revisions_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 STRICT

;
INSERT INTO "revisions" VALUES('tuan-2026',1,'2026-10-08T03:15:00+00:00','','ABCDE-12345','{"tiêu đề": "Tuần lễ"}','id = "quang-yen-2020"');
CREATE TABLE row_notes (
	week TEXT NOT NULL, 
	code TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_row_notes PRIMARY KEY (week, code), 
	CONSTRAINT fk_row_notes_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 STRICT

;
INSERT INTO "row_notes" VALUES('tuan-2026','1.13','Học buổi tối');
CREATE TABLE sections (
	week TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	text TEXT NOT NULL, 
	base TEXT NOT NULL, 
	CONSTRAINT pk_sections PRIMARY KEY (week, "key"), 
	CONSTRAINT fk_sections_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 STRICT

;
INSERT INTO "sections" VALUES('tuan-2026','direction','Ủy ban đã chỉ đạo.','Đã chỉ đạo.');
CREATE TABLE signers (
	week TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	authority TEXT NOT NULL, 
	title TEXT NOT NULL, 
	position TEXT NOT NULL, 
	CONSTRAINT pk_signers PRIMARY KEY (week, "key"), 
	CONSTRAINT fk_signers_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "signers" VALUES('tuan-2026','director','Nguyễn Văn A','','PHÓ GIÁM ĐỐC','');
CREATE TABLE training_class (
	record INTEGER NOT NULL, 
	speaker TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	CONSTRAINT pk_training_class PRIMARY KEY (record), 
	CONSTRAINT fk_training_class_record FOREIGN KEY(record) REFERENCES records (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "training_class" VALUES(1,'','');
CREATE TABLE unit_questions (
	unit INTEGER NOT NULL, 
	resembles TEXT NOT NULL, 
	CONSTRAINT pk_unit_questions PRIMARY KEY (unit), 
	CONSTRAINT fk_unit_questions_unit FOREIGN KEY(unit) REFERENCES units (sequence) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE unit_reports (
	unit INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	form TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	check_code TEXT NOT NULL, 
	how TEXT NOT NULL, 
	under TEXT NOT NULL, 
	received_at TEXT NOT NULL, 
	figures TEXT NOT NULL, 
	row_notes TEXT NOT NULL, 
	doubts TEXT NOT NULL, 
	below TEXT NOT NULL, 
	CONSTRAINT pk_unit_reports PRIMARY KEY (unit, id), 
	CONSTRAINT fk_unit_reports_unit FOREIGN KEY(unit) REFERENCES units (sequence) ON DELETE CASCADE, 
	CONSTRAINT ck_unit_reports_revision CHECK (revision >= 0)
)
 STRICT

;
CREATE TABLE units (
	sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	week TEXT NOT NULL, 
	name TEXT NOT NULL, 
	code TEXT NOT NULL, 
	mailbox TEXT NOT NULL, 
	telephone TEXT NOT NULL, 
	unit_week TEXT NOT NULL, 
	review TEXT NOT NULL, 
	due TEXT, 
	note TEXT NOT NULL, 
	CONSTRAINT uq_units_id UNIQUE (id), 
	CONSTRAINT fk_units_week FOREIGN KEY(week) REFERENCES weeks (id), 
	CONSTRAINT ck_units_review CHECK (review IN ('awaited', 'received', 'returned', 'approved'))
)
 STRICT

;
CREATE TABLE week_lines (
	week TEXT NOT NULL, 
	line_of TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_week_lines PRIMARY KEY (week, line_of, position), 
	CONSTRAINT fk_week_lines_week FOREIGN KEY(week) REFERENCES weeks (id), 
	CONSTRAINT ck_week_lines_line_of CHECK (line_of IN ('slogans', 'addressees', 'copies_to'))
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "week_lines" VALUES('tuan-2026','addressees',0,'Phòng Giáo dục và Đào tạo');
INSERT INTO "week_lines" VALUES('tuan-2026','copies_to',0,'Như trên');
INSERT INTO "week_lines" VALUES('tuan-2026','copies_to',1,'Lưu: VT');
INSERT INTO "week_lines" VALUES('tuan-2026','slogans',0,'Học để biết, học để làm');
INSERT INTO "week_lines" VALUES('tuan-2026','slogans',1,'Mỗi người dân là một công dân học tập');
CREATE TABLE weeks (
	id TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	centre_name TEXT NOT NULL, 
	centre_short_name TEXT NOT NULL, 
	centre_parent TEXT NOT NULL, 
	centre_place TEXT NOT NULL, 
	starts TEXT NOT NULL, 
	ends TEXT NOT NULL, 
	theme TEXT NOT NULL, 
	mailbox TEXT NOT NULL, 
	mailbox_mb INTEGER NOT NULL, 
	deadline TEXT, 
	number TEXT NOT NULL, 
	signed_on TEXT, 
	number_words TEXT NOT NULL, 
	CONSTRAINT pk_weeks PRIMARY KEY (id), 
	CONSTRAINT uq_weeks_year UNIQUE (year), 
	CONSTRAINT ck_weeks_number_words CHECK (number_words IN ('north', 'south')), 
	CONSTRAINT ck_weeks_mailbox_mb CHECK (mailbox_mb >= 0)
)
 STRICT

;
INSERT INTO "weeks" VALUES('tuan-2026',2026,'quang-yen-2020','TTHTCĐ phường Hà An','TTHTCĐ','UBND phường Hà An','Hà An','2026-10-01','2026-10-07','Học tập suốt đời – chìa khóa mở cửa tương lai','a@example.vn',10,'2026-10-11','',NULL,'north');
CREATE TABLE weeks_as_typed (
	week TEXT NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_weeks_as_typed PRIMARY KEY (week, place), 
	CONSTRAINT fk_weeks_as_typed_week FOREIGN KEY(week) REFERENCES weeks (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX ix_records_week ON records (week);
CREATE INDEX ix_attendees_record_counts ON attendees (record, counts);
CREATE INDEX ix_photos_record ON photos (record);
CREATE INDEX ix_photos_week ON photos (week);
CREATE TRIGGER revisions_refuse_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END;
CREATE TRIGGER revisions_refuse_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END;
CREATE TRIGGER revisions_refuse_replace BEFORE INSERT ON revisions WHEN EXISTS (SELECT 1 FROM revisions WHERE week = NEW.week AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'what was sent stays as it was sent'); END;
CREATE INDEX ix_units_week ON units (week);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('records',8);
INSERT INTO "sqlite_sequence" VALUES('photos',2);
COMMIT;
