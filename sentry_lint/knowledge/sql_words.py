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
    "AS COLUMN CONSTRAINT CURSOR DELETE FUNCTION IGNORE INDEX INSERT INTO KEY MERGE OF ORDINALITY OVERWRITE PROC "
    "PROCEDURE RECURSIVE REFERENCES RETURNS SAVEPOINT TABLE TO TRIGGER UPDATE USE VIEW WINDOW WITH".split()
)
"""Keywords after which ``name (`` is a table with its columns, an alias or a type, and no call."""

TABLE_HINTS = frozenset(
    "FORCESEEK HOLDLOCK INDEX NOEXPAND NOLOCK NOWAIT PAGLOCK READCOMMITTED READPAST READUNCOMMITTED REPEATABLEREAD "
    "ROWLOCK SERIALIZABLE SNAPSHOT TABLOCK TABLOCKX UPDLOCK XLOCK".split()
)
"""T-SQL's old form ``FROM t (NOLOCK)`` (Transact-SQL reference, "Table hints")."""

BUILT_IN = frozenset(
    """
    abs acos add_months aes_decrypt aes_encrypt age any_value app_name approx_count_distinct array_agg array_cat
    array_dims array_length array_lower array_ndims array_position array_positions array_prepend array_remove
    array_replace array_to_json array_to_string array_upper ascii asin atan atan2 avg benchmark bfilename bigint bin
    bin_to_uuid binary binary_checksum bit bit_and bit_count bit_length bit_or bit_xor bitand blob bool_and bool_or
    btrim bytea cardinality cast ceil ceiling changes char char_length character character_length charindex
    chartorowid checksum checksum_agg choose chr clob clock_timestamp coalesce col_description col_length col_name
    collation collect columnproperty columns compress concat concat_ws connection_id connectionproperty conv convert
    convert_tz corr cos cosh cot count count_big covar_pop covar_samp crc32 crypt cume_dist curdate current_database
    current_date current_schema current_schemas current_setting current_time current_timestamp current_user currval
    curtime database databaseproperty databasepropertyex datalength date date_add date_bin date_bucket date_format
    date_part date_sub date_trunc dateadd datediff datediff_big datefromparts datename datepart datetime datetime2
    datetime2fromparts datetimefromparts datetimeoffset day dayname dayofmonth dayofweek dayofyear db_id db_name
    dbtimezone decimal decode decompress decrypt degrees dense_rank difference digest double dump elt empty_blob
    empty_clob encode encrypt eomonth error_line error_message error_number error_procedure error_severity
    error_state every existsnode exp export_set extract extractvalue field filegroup_name find_in_set first_value
    float floor format format_type formatmessage found_rows from_base64 from_unixtime gen_random_uuid gen_salt
    generate_series get_lock getdate getutcdate glob greatest group_concat grouping grouping_id has_dbaccess
    has_perms_by_name has_table_privilege hashbytes hex hextoraw hmac host_name hour ident_current identity ifnull
    iif index_col indexproperty inet6_aton inet6_ntoa inet_aton inet_client_addr inet_ntoa initcap insert instr int
    integer is_free_lock is_member is_rolemember is_srvrolemember is_used_lock is_uuid isdate isfinite isjson isnull
    isnumeric json json_agg json_array json_array_append json_array_elements json_array_insert json_array_length
    json_arrayagg json_build_array json_build_object json_contains json_contains_path json_depth json_each
    json_each_text json_extract json_extract_path json_insert json_keys json_length json_merge_patch
    json_merge_preserve json_modify json_object json_object_agg json_object_keys json_objectagg json_overlaps
    json_patch json_populate_record json_populate_recordset json_pretty json_query json_quote json_remove
    json_replace json_search json_set json_storage_size json_table json_to_record json_to_recordset json_tree
    json_type json_typeof json_unquote json_valid json_value jsonb_agg jsonb_array_elements
    jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each jsonb_each_text
    jsonb_extract_path jsonb_insert jsonb_object_agg jsonb_object_keys jsonb_path_exists jsonb_path_query
    jsonb_populate_record jsonb_pretty jsonb_set jsonb_strip_nulls jsonb_to_recordset jsonb_typeof julianday
    justify_interval lag last last_day last_insert_id last_insert_rowid last_value lastval lcase lead least left len
    length like likelihood likely list listagg ln lnnvl lo_get lo_put load_file localtime localtimestamp locate log
    log10 log2 lower lpad ltrim make_date make_interval make_set make_timestamp make_timestamptz makedate maketime
    master_pos_wait match max md5 median member microsecond mid min minute mod mode month monthname months_between
    nanvl nchar new_time newid newsequentialid next_day nextval nls_initcap nls_lower nls_upper nlssort now
    nth_value ntile nullif number numeric numtodsinterval numtoyminterval nvarchar nvarchar2 nvl nvl2
    obj_description object_definition object_id object_name object_schema_name objectproperty oct octet_length
    openjson openxml ora_hash ora_rowscn ord original_login parse parsename patindex percent_rank percentile_cont
    percentile_disc period_add period_diff permissions pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock
    pg_advisory_xact_lock pg_backend_pid pg_blocking_pids pg_cancel_backend pg_current_wal_lsn pg_database_size
    pg_get_constraintdef pg_get_expr pg_get_functiondef pg_get_indexdef pg_get_serial_sequence pg_get_viewdef
    pg_indexes_size pg_is_in_recovery pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_notify pg_relation_size
    pg_size_pretty pg_sleep pg_table_is_visible pg_table_size pg_terminate_backend pg_total_relation_size
    pg_try_advisory_lock pg_try_advisory_xact_lock pgp_sym_decrypt pgp_sym_encrypt phraseto_tsquery pi
    plainto_tsquery position pow power printf quarter quote quote_ident quote_literal quote_nullable quotename
    radians rand random randomblob rank ratio_to_report raw rawtohex regexp_count regexp_instr regexp_like
    regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr regr_count
    regr_slope release_lock remainder repeat replace replicate reverse right round row_count row_number row_to_json
    rowcount rowidtochar rpad rtrim schema_id schema_name scope_identity second sequence serverproperty
    session_context session_user sessiontimezone set_config setval setweight sha1 sha2 sha256 sign similarity sin
    sinh sleep smalldatetimefromparts smallint sort_array soundex space split_part sqlite_version sqrt st_area
    st_asgeojson st_astext st_buffer st_centroid st_contains st_distance st_dwithin st_extent st_geomfromtext
    st_geomfromwkb st_intersects st_length st_makepoint st_setsrid st_srid st_transform st_union st_within st_x st_y
    standard_hash starts_with statement_timestamp stats_mode stddev stddev_pop stddev_samp stdev str str_to_date
    strcmp strftime string_agg string_escape string_split string_to_array string_to_table strpos stuff subdate
    substr substring substring_index subtime sum suser_id suser_name suser_sid suser_sname switch switchoffset
    sys_connect_by_path sys_context sys_extract_utc sys_guid sysdate sysdatetime sysdatetimeoffset sysutcdatetime
    tan tanh time timediff timefromparts timeofday timestamp timestampadd timestampdiff timestamptz tinyint
    to_base64 to_blob to_char to_clob to_date to_days to_dsinterval to_json to_jsonb to_lob to_nchar to_number
    to_regclass to_timestamp to_timestamp_tz to_tsquery to_tsvector to_yminterval todatetimeoffset total
    total_changes transaction_timestamp translate trigger_nestlevel trim trunc truncate try_cast try_convert
    try_parse ts_headline ts_rank ts_rank_cd tsrange tstzrange txid_current type_id type_name typeof tz_offset ucase
    uid uncompress uncompressed_length unhex unicode unistr unix_timestamp unixepoch unlikely unnest upper user
    user_id user_name userenv utc_date utc_time utc_timestamp uuid uuid_generate_v4 uuid_short uuid_to_bin values
    var_pop var_samp varbinary varchar varchar2 variance version vsize websearch_to_tsquery week weekday weekofyear
    weight_string width_bucket wm_concat word_similarity xact_state xml xmlagg xmlcast xmlelement xmlexists
    xmlforest xmlparse xmlquery xmlserialize xmltable year yearweek zeroblob
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
