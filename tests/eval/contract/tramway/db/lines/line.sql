CREATE PROCEDURE Line_Suspend(IN line INT)
BEGIN
    UPDATE Lines SET State = 'suspended' WHERE id = line;
END;
