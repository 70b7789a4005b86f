"""Words of SQL that are no names of procedures: reserved words and built-in functions.

A word listed here is skipped only where it is not qualified by a schema and not the operand of CALL or EXEC.
Sources: PostgreSQL manual appendix C and ch. 9; MySQL manual ch. 11.3 and 14; Transact-SQL reference "Reserved
keywords" and "Functions"; Oracle SQL Language Reference "Functions" and PL/SQL Language Reference appendix D; SQLite
"Core functions".
"""

from __future__ import annotations

KEYWORDS = frozenset(
    """
    ALL ALTER ANALYZE AND ANY APPLY ARRAY AS ASC AT AUTHORIZATION BEGIN BERNOULLI BETWEEN BREAK BULK BY CALL CASCADE
    CASE CATCH CHECK CLOSE CLUSTER COLLATE COLUMN COMMIT CONFLICT CONNECT CONSTRAINT CONTINUE CREATE CROSS CUBE
    CURSOR DEALLOCATE DECLARE DEFAULT DELETE DENY DESC DISTINCT DISTRIBUTED DIV DO DROP ELSE ELSEIF ELSIF END ESCAPE
    EXCEPT EXCEPTION EXCLUDE EXEC EXECUTE EXISTS EXIT EXPLAIN FETCH FILTER FOR FORALL FORCE FOREIGN FROM FULL
    FUNCTION GO GOTO GRANT GROUP GROUPING GROUPS HAVING IF IGNORE ILIKE IMMEDIATE IN INDEX INNER INSERT INTERSECT
    INTERVAL INTO IS ITERATE JOIN KEY LATERAL LEAVE LEFT LIKE LIMIT LOCK LOOP MATERIALIZED MERGE MINUS NATURAL
    NOCOUNT NOLOCK NOT NULL OF OFFSET ON ONLY OPEN OPTION OR ORDER ORDINALITY OUT OUTER OUTPUT OVER OVERWRITE
    PARTITION PERCENT PERFORM PIVOT PRIMARY PRINT PRIOR PROC PROCEDURE QUALIFY QUERY RAISE RAISERROR RANGE RECURSIVE
    REFERENCES RELEASE REPEAT RETURN RETURNING RETURNS REVOKE RLIKE ROLLBACK ROLLUP ROW ROWS SAVE SAVEPOINT SELECT
    SEPARATOR SET SETS SIMILAR SIGNAL SOME SQL_CALC_FOUND_ROWS SQL_NO_CACHE START STRAIGHT_JOIN SYSTEM TABLE
    TABLESAMPLE THEN THROW TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY UNION UNIQUE UNPIVOT UNTIL UPDATE USE USING
    VALUE VALUES VIEW WAITFOR WHEN WHERE WHILE WINDOW WITH WITHIN WITHOUT WORK
    """.split()
)

NOT_BEFORE_CALL = frozenset(
    "AS COLUMN CONSTRAINT CURSOR DELETE FUNCTION IGNORE INDEX INSERT INTO KEY MERGE OF OVERWRITE PROC PROCEDURE "
    "RECURSIVE REFERENCES RETURNS SAVEPOINT TABLE TO TRIGGER UPDATE USE VIEW WINDOW WITH".split()
)
"""Keywords after which ``name (`` is a table with its columns, an alias or a type, and no call."""

TABLE_HINTS = frozenset(
    "FORCESEEK HOLDLOCK INDEX NOEXPAND NOLOCK NOWAIT PAGLOCK READCOMMITTED READPAST READUNCOMMITTED REPEATABLEREAD "
    "ROWLOCK SERIALIZABLE SNAPSHOT TABLOCK TABLOCKX UPDLOCK XLOCK".split()
)
"""T-SQL's old form ``FROM t (NOLOCK)`` (Transact-SQL reference, "Table hints")."""

BUILT_IN = frozenset(
    """
    abs acos add_months age any_value array_agg array_length array_position array_remove array_to_string ascii asin
    atan atan2 avg bigint binary bit bit_and bit_length bit_or blob bool_and bool_or btrim bytea cardinality cast
    ceil ceiling char char_length character character_length charindex checksum choose chr clob coalesce col_length
    collation collect columns concat concat_ws conv convert convert_tz corr cos cot count count_big crc32 cume_dist
    curdate current_date current_setting current_time current_timestamp current_user currval curtime
    databasepropertyex datalength date date_add date_format date_part date_sub date_trunc dateadd datediff
    datediff_big datefromparts datename datepart datetime datetime2 datetimeoffset day dayname dayofmonth dayofweek
    dayofyear db_id db_name decimal decode degrees dense_rank difference digest double elt encode eomonth error_line
    error_message error_number error_procedure error_severity error_state exp extract extractvalue field find_in_set
    first_value float floor format found_rows from_unixtime gen_random_uuid generate_series getdate getutcdate glob
    greatest group_concat grouping_id has_table_privilege hashbytes hex hour iif ident_current identity ifnull
    inet_aton inet_ntoa initcap insert instr int integer is_member is_rolemember isdate isjson isnull isnumeric
    json_agg json_array json_array_elements json_array_length json_arrayagg json_build_array json_build_object
    json_contains json_each json_each_text json_extract json_extract_path json_keys json_length json_modify
    json_object json_object_agg json_objectagg json_populate_record json_populate_recordset json_query json_remove
    json_replace json_search json_set json_table json_to_record json_to_recordset json_type json_unquote json_valid
    json_value jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
    jsonb_build_object jsonb_each jsonb_extract_path jsonb_object_agg jsonb_object_keys jsonb_path_query jsonb_set
    jsonb_to_recordset julianday justify_interval lag last last_day last_insert_id last_value lastval lcase lead
    least left len length like list listagg ln load_file localtime localtimestamp locate log log10 log2 lower lpad
    ltrim make_date make_interval make_set make_timestamp makedate maketime match max md5 microsecond mid min minute
    mod month monthname months_between nchar newid newsequentialid next_day nextval now nth_value ntile nullif
    number numeric nvarchar nvarchar2 nvl nvl2 object_definition object_id object_name octet_length openjson openxml
    ord original_login parse parsename patindex percent_rank percentile_cont percentile_disc period_add period_diff
    pg_advisory_lock pg_advisory_unlock pg_advisory_xact_lock pg_backend_pid pg_cancel_backend
    pg_get_serial_sequence pg_notify pg_relation_size pg_size_pretty pg_sleep pg_terminate_backend
    pg_total_relation_size pg_try_advisory_lock pi position pow power printf quarter quote quote_ident quote_literal
    quote_nullable quotename radians rand random rank raw regexp_count regexp_instr regexp_like regexp_match
    regexp_matches regexp_replace regexp_split_to_table regexp_substr regr_slope release_lock repeat replace
    replicate reverse right round row_count row_number row_to_json rowcount rpad rtrim schema_id schema_name
    scope_identity second sequence session_context session_user set_config setval sha1 sha2 sha256 sign sin sleep
    smallint sort_array soundex space split_part sqrt standard_hash starts_with stddev stddev_pop stddev_samp stdev
    str str_to_date strcmp strftime string_agg string_escape string_split string_to_array string_to_table strpos
    stuff subdate substr substring substring_index subtime sum suser_name suser_sname switch switchoffset
    sys_context sys_guid sysdate sysdatetime sysdatetimeoffset sysutcdatetime tan time timediff timefromparts
    timestamp timestampadd timestampdiff timestamptz tinyint to_char to_date to_days to_json to_jsonb to_number
    to_timestamp to_timestamp_tz to_tsquery to_tsvector total translate trigger_nestlevel trim trunc truncate
    try_cast try_convert try_parse ts_headline ts_rank tsrange tstzrange type_id type_name typeof ucase uid unhex
    unicode unistr unix_timestamp unixepoch unnest upper user user_id user_name utc_date utc_time utc_timestamp uuid
    uuid_generate_v4 uuid_to_bin bin_to_uuid values var_pop var_samp varbinary varchar varchar2 variance version
    vsize week weekday weekofyear width_bucket xact_state xml xmlagg xmlelement xmlforest xmlparse xmlserialize
    xmltable year yearweek zeroblob
    """.split()
)

BUILT_IN_SCHEMAS = frozenset(("pg_catalog", "information_schema", "sys"))

LOOKS_INSIDE = frozenset(("openquery", "openrowset", "dblink", "dblink_exec", "dblink_send_query"))
"""Functions that run the SQL in a literal argument (Transact-SQL reference; PostgreSQL manual F.10 dblink)."""

RUNS_TEXT = frozenset(("sp_executesql", "sp_prepexec", "sp_prepare", "sp_sqlexec"))
"""Procedures that run the SQL in their first literal argument (Transact-SQL reference, "sp_executesql")."""

EXECUTE = frozenset(("EXEC", "EXECUTE"))
NOT_BEFORE_EXECUTE = frozenset("SELECT AS WHERE AND OR NOT BY GRANT REVOKE DENY WITH IN FROM INTO SET".split())

OPENS_NO_BLOCK = frozenset(
    "TRAN TRANSACTION WORK DISTRIBUTED DEFERRED IMMEDIATE EXCLUSIVE CONCURRENT ISOLATION READ NOT ; DIALOG".split()
)
"""What BEGIN is followed by where it starts a transaction (PostgreSQL, T-SQL, SQLite) and no block."""

EXPRESSIONS = frozenset(
    "SELECT WITH INSERT UPDATE DELETE MERGE REPLACE VALUES SET DO PERFORM DECLARE IF ELSIF ELSEIF WHILE CASE WHEN "
    "RETURN PRINT FOR PREPARE OPEN LOOP UNTIL".split()
)
"""First words of statements whose expressions run."""

QUERIES = frozenset("SELECT INSERT UPDATE DELETE MERGE VALUES WITH".split())
ROUTINES = frozenset("PROCEDURE PROC FUNCTION TRIGGER PACKAGE EVENT TYPE RULE".split())
RUNS_NOTHING = frozenset("GRANT REVOKE DENY COMMENT EXPLAIN DESCRIBE DESC SHOW HELP".split())
INTERRUPTS = frozenset("CREATE ALTER DROP TRUNCATE GRANT REVOKE DENY EXPLAIN".split())
"""T-SQL needs no semicolon before these."""

BEFORE_UNKNOWN_CALL = frozenset("SELECT FROM JOIN APPLY LATERAL PERFORM".split())
