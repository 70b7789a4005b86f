-- MySQL, as its client reads it
DELIMITER $$
CREATE DEFINER=`yard`@`%` PROCEDURE `Pallet_Scrap`(IN p INT)
BEGIN
    UPDATE Pallets p INNER JOIN Yards y ON y.id = p.yard SET p.State = 'scrapped', y.Free = y.Free + 1 WHERE p.id = p;
END$$

CREATE PROCEDURE Pallet_Move(IN p INT, IN bin INT)
BEGIN
    UPDATE Pallets SET Bin = bin WHERE id = p;
END$$

CREATE PROCEDURE Yard_Close(IN yard INT)
BEGIN
    DECLARE p INT;
    SELECT id INTO p FROM Pallets WHERE Yard = yard LIMIT 1;
    CALL Pallet_Scrap(p);
END$$
DELIMITER ;
