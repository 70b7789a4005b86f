CREATE FUNCTION yard_sweep(yard int) RETURNS void AS $$
BEGIN
    INSERT INTO pallets (id, yard) VALUES (1, yard) ON CONFLICT (id) DO UPDATE SET state = 'new';
END
$$ LANGUAGE plpgsql;

CREATE FUNCTION yard_count(yard int) RETURNS int AS $$
    SELECT count(*) FROM pallets WHERE state = 'scrapped'
$$ LANGUAGE sql;

CREATE FUNCTION yard_reset(yard int) RETURNS void AS $$
BEGIN
    PERFORM yard_sweep(yard);
    EXECUTE 'TRUNCATE TABLE bins';
END
$$ LANGUAGE plpgsql;

CREATE OR REPLACE PROCEDURE yard_dynamic(yard int) AS $$
BEGIN
    EXECUTE 'UPDATE pallets SET state = ''lost'' WHERE yard = $1' USING yard;
END
$$ LANGUAGE plpgsql;
